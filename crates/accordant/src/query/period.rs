//! A query asked of one period alone, without a portfolio around it.

use super::ast::Query;
use super::evaluate::Asked;
use crate::Error;
use crate::model::{Partnership, PartnershipId, Portfolio};
use crate::time::{Certainty, Day, Frame, Period};

impl Query {
    /// How certainly the query holds for a period alone.
    ///
    /// `on` is the day of asking. A condition that is not about time holds of no period; neither does any
    /// query that asks for time, nor its opposite, if the period contradicts itself.
    ///
    /// ```
    /// use accordant::query::Query;
    /// use accordant::time::{Certainty, Frame, Period};
    ///
    /// let period: Period = "2016/2018".parse()?;
    /// let ask = |query: &str| Query::parse(query)?.ask_period(&period, &Frame::default(), None);
    /// assert_eq!(ask("active:2018-06-15")?, Certainty::Possible);
    /// assert_eq!(ask("active:2018-06-15 OR -active:2018-06-15")?, Certainty::Certain);
    /// # Ok::<(), accordant::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Portfolio::find`].
    pub fn ask_period(
        &self,
        period: &Period,
        frame: &Frame,
        on: Option<Day>,
    ) -> Result<Certainty, Error> {
        let portfolio = Portfolio::default();
        let asked = Asked {
            portfolio: &portfolio,
            directory: None,
            frame: *frame,
            on,
        };
        let mut partnership = Partnership::new(PartnershipId::new("0")?, "");
        partnership.period = Some(period.clone());
        let row = asked.row(&partnership);
        let (certainty, _) = asked.prepare(self)?.answer(&asked, &row);
        Ok(certainty)
    }
}
