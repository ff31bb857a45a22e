//! Phrases by rule, with what they mean worked out by hand.

use super::*;

/// One line a case: language, phrase, and after `=>` its readings in order, or the code of the reason.
fn check(table: &str) -> usize {
    let mut failed = Vec::new();
    let mut count = 0;
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        count += 1;
        let (case, expected) = line.split_once(" => ").unwrap();
        let (language, input) = case.split_once(' ').unwrap();
        let language = match language {
            "en" => Some(Language::English),
            "fr" => Some(Language::French),
            "ar" => Some(Language::Arabic),
            _ => None,
        };
        let options = PhraseOptions {
            language,
            ..PhraseOptions::default()
        };
        let found = read_phrase(input, &options);
        let mut is = texts(&found).join(" | ");
        if found.readings.is_empty() {
            is = found
                .reason
                .map_or_else(String::new, |reason| reason.code.into());
        }
        if is != expected {
            failed.push(format!("{input}\n    is {is}\n    not {expected}"));
        }
    }
    assert!(
        failed.is_empty(),
        "{} failed:\n{}",
        failed.len(),
        failed.join("\n")
    );
    count
}

#[test]
fn single_dates() {
    let count = check(
        "
        en 2016 => 2016
        en in 2016 => 2016
        en during 2016 => 2016
        fr en 2016 => 2016
        fr courant 2016 => 2016
        fr au cours de l'année 2016 => 2016
        ar خلال سنة 2016 => 2016
        ar في سنة 2016 => 2016
        ar عام ٢٠١٦م => 2016
        en 2016 CE => 2016
        en ２０１６ => 2016
        ar ۲۰۱۶ => 2016
        en (2016) => 2016
        en ((((((2016)))))) => 2016
        en \"2016\" => 2016
        en 2016. => 2016
        en MAY 2016 => 2016-05
        en May, 2016 => 2016-05
        en May of 2016 => 2016-05
        en may2016 => 2016-05
        en Sept. 2016 => 2016-09
        fr Déc. 2016 => 2016-12
        fr DÉCEMBRE 2016 => 2016-12
        fr decembre 2016 => 2016-12
        fr mois de mai 2016 => 2016-05
        ar شهر ماي 2016 => 2016-05
        ar خلال شهر ماي من سنة 2016 => 2016-05
        ar كانون الأول 2016 => 2016-12
        ar تشرين الثاني/نوفمبر 2016 => 2016-11
        ar نيسان (أبريل) 2016 => 2016-04
        ar آب 2016 => 2016-08
        ar غشت 2016 => 2016-08
        ar دجنبر 2016 => 2016-12
        ar ﻣﺎﻱ 2016 => 2016-05
        ar مـــاي 2016 => 2016-05
        en 05/2016 => 2016-05
        en 05-2016 => 2016-05
        en 5.2016 => 2016-05
        en 05 / 2016 => 2016-05
        en 2016/5 => 2016-05
        en 2016-5 => 2016-05
        en 2016.05 => 2016-05
        en 2016 May => 2016-05
        en May '16 => 2016-05
        en May-16 => 2016-05
        en 05/16 => 2016-05
        en '16 => 2016
        en 05/99 => 1999-05
        en Monday, 2 May 2016 => 2016-05-02
        fr lundi 2 mai 2016 => 2016-05-02
        ar الإثنين 2 ماي 2016 => 2016-05-02
        en 2nd of May, 2016 => 2016-05-02
        en the 2nd of May 2016 => 2016-05-02
        en May 2nd, 2016 => 2016-05-02
        en first May 2016 => 2016-05-01
        fr premier mai 2016 => 2016-05-01
        ar فاتح ماي 2016 => 2016-05-01
        en 1-May-2016 => 2016-05-01
        en 01-May-16 => 2016-05-01
        en 1 May 16 => 2016-05-01
        en 2016 May 1 => 2016-05-01
        en 2016.05.01 => 2016-05-01
        en 2016/05/01 => 2016-05-01
        en 2016/5/1 => 2016-05-01
        en 15-05-2016 => 2016-05-15
        en 15 / 05 / 2016 => 2016-05-15
        en 05.15.2016 => 2016-05-15
        en 2016-05-01 00:00:00 => 2016-05-01
        en signed on 3 May 2016 => 2016-05-03
        fr signée le 3 mai 2016 => 2016-05-03
        fr daté du 3 mai 2016 => 2016-05-03
        ar بتاريخ 3 ماي 2016 => 2016-05-03
        fr 1.5.2016 => 2016-05-01
        fr 1. 5. 2016 => 2016-05-01
        ar 01/05/2016 => 2016-05-01
        ar ٠١/٠٥/٢٠١٦ => 2016-05-01
        en 29 February 2016 => 2016-02-29
        en 2016-05-01 => 2016-05-01
        en Y12345 => Y12345
        en [2016,2018] => [2016,2018]
        en 2016-05-01T10:00:00Z => 2016-05-01T10:00:00Z
        en 2014-21 => 2014-21
        en c.2015 => 2015~
        en ~2015 => 2015~
        en circa May 2015 => 2015-05~
        fr vers 2015 => 2015~
        fr 2015 environ => 2015~
        fr aux alentours de 2015 => 2015~
        ar حوالي 2015 => 2015~
        ar 2015 تقريبا => 2015~
        fr peut-être 2015 => 2015?
        ar ربما 2015 => 2015?
        en 2015 (?) => 2015?
        en 2015 (approx.) => 2015~
        en perhaps about 2015 => 2015%
        ",
    );
    assert!(count >= 90, "{count}");
}

#[test]
fn parts_of_years() {
    check(
        "
        en spring of 2014 => 2014-21
        en the summer of 2015 => 2015-22
        en 2014 spring => 2014-21
        fr au printemps 2014 => 2014-21
        fr à l'automne 2014 => 2014-23
        fr automne 2014 => 2014-23
        ar خريف 2014 => 2014-23
        ar صيف سنة 2015 => 2015-22
        en winter 2015/16 => 2015-24
        en winter 2015-2016 => 2015-24
        en 1st quarter 2017 => 2017-33
        en Q3/2017 => 2017-35
        en 2017-Q3 => 2017-35
        en 2017Q3 => 2017-35
        en last quarter of 2016 => 2016-36
        fr 3e trimestre 2017 => 2017-35
        fr 3ème trimestre de 2017 => 2017-35
        fr troisième trimestre 2017 => 2017-35
        ar الربع الثالث من سنة 2017 => 2017-35
        ar الربع الثالث 2017 => 2017-35
        ar الثلاثي الثاني 2017 => 2017-34
        en H1 2016 => 2016-40
        en first half of 2016 => 2016-40
        en second semester 2016 => 2016-41
        fr 1er semestre 2017 => 2017-40
        fr au premier semestre 2017 => 2017-40
        ar السداسي الثاني 2016 => 2016-41
        ar النصف الأول من 2016 => 2016-40
        en Q1 2017 - Q3 2017 => 2017-33/2017-35
        en Q1–Q3 2017 => 2017-33/2017-35
        en spring 2014 to autumn 2015 => 2014-21/2015-23
        en 2010's => 201X
        fr années 2010 => 201X
        fr les années 90 => 199X
        fr des années 1990 => 199X
        fr dès les années 1990 => 199X/..
        en the 90s => 199X
        en the nineties => 199X
        ar التسعينيات => 199X
        ar تسعينيات القرن الماضي => 199X
        en 20th century => 19XX
        fr XXe siècle => 19XX
        fr XXIe siècle => 20XX
        ar القرن العشرين => 19XX
        fr rentrée universitaire 2016 => 2016-09~
        ar الدخول الجامعي 2016 => 2016-09~
        en late 2016 => 2016
        en end of 2016 => 2016
        fr fin 2016 => 2016
        fr mi-mai 2016 => 2016-05
        en mid-May 2016 => 2016-05
        ar نهاية 2016 => 2016
        ar منتصف سنة 2016 => 2016
        en early 2010s => 201X
        en since mid-2016 => 2016/..
        fr depuis début 2016 => 2016/..
        fr de début 2016 à fin 2018 => 2016/2018
        en 2016S2 => 2016S2 | 2016-41
        ",
    );
    for text in ["late 2016", "fin 2016", "since mid-2016"] {
        let found = read_in(Language::English, text);
        assert_eq!(found.reason.unwrap().code, "phrase.no-edtf", "{text}");
        let codes: Vec<_> = found.readings[0]
            .assumptions
            .iter()
            .map(|one| &*one.code)
            .collect();
        assert_eq!(codes, ["phrase.widened"], "{text}");
    }
}

#[test]
fn periods() {
    check(
        "
        en 2016 – 2018 => 2016/2018
        en May 2016 | May 2018 => 2016-05/2018-05
        en 2016-2018 or 2017-2019 => phrase.no-date
        en 2016 — 2018 => 2016/2018
        en 2016 − 2018 => 2016/2018
        en 2016~2018 => 2016/2018
        en 2016 -> 2018 => 2016/2018
        en 2016→2018 => 2016/2018
        en 2016\u{a0}–\u{202f}2018 => 2016/2018
        en (2016-2018) => 2016/2018
        en 2016 until 2018 => 2016/2018
        en 2016 till 2018 => 2016/2018
        en 2016 through 2018 => 2016/2018
        en from 2016 until 2018 => 2016/2018
        en since 2016 until 2018 => 2016/2018
        fr 2016 au 2018 => 2016/2018
        fr de 2016 jusqu'en 2018 => 2016/2018
        fr de l'année 2016 à l'année 2018 => 2016/2018
        ar 2016 إلى 2018 => 2016/2018
        ar من 2016 حتى 2018 => 2016/2018
        ar من سنة 2016 إلى غاية سنة 2018 => 2016/2018
        ar بين 2016 و2018 => 2016/2018 | [2016..2018]
        en between 2016 and 2018 => 2016/2018 | [2016..2018]
        en between May and July 2018 => 2018-05/2018-07 | [2018-05..2018-07]
        en 2016/18 => 2016/2018
        en 2016 - 18 => 2016/2018
        en 1999/2000 => 1999/2000 | 1999-09/2000-08
        en 1998-2001 => 1998/2001
        en c. 2015 – c. 2018 => 2015~/2018~
        en 2015? – 2018 => 2015?/2018
        fr de septembre 2016 à août 2019 => 2016-09/2019-08
        en Sept 2016 - Aug 2019 => 2016-09/2019-08
        en 09/2016 – 08/2019 => 2016-09/2019-08
        en 09/2016-08/2019 => 2016-09/2019-08
        en 09.2016-08.2019 => 2016-09/2019-08
        en 2016/09-2019/08 => 2016-09/2019-08
        en May–June 2019 => 2019-05/2019-06
        fr mai/juin 2019 => 2019-05/2019-06
        en 12–15 March 2019 => 2019-03-12/2019-03-15
        en 12-15 March 2019 => 2019-03-12/2019-03-15
        en March 12-15, 2019 => 2019-03-12/2019-03-15
        en 12 to 15 March 2019 => 2019-03-12/2019-03-15
        fr 15 mai - 3 juin 2019 => 2019-05-15/2019-06-03
        fr du 15 mai au 3 juin 2019 => 2019-05-15/2019-06-03
        en May 15 - June 3, 2019 => 2019-05-15/2019-06-03
        ar من 1 إلى 15 مارس 2019 => 2019-03-01/2019-03-15
        ar من 1 ماي 2016 إلى 30 أبريل 2018 => 2016-05-01/2018-04-30
        en 15-17/05/2016 => 2016-05-15/2016-05-17
        en 05-06/2016 => 2016-05/2016-06
        en 2016-05-01 to 2018-04-30 => 2016-05-01/2018-04-30
        en 1 May 2016 / 30 April 2018 => 2016-05-01/2018-04-30
        en 2016-05-01 2018-04-30 => 2016-05-01/2018-04-30
        fr du 01/10/2017 au 30/09/2020 => 2017-10-01/2020-09-30
        en 01/10/2017-30/09/2020 => 2017-10-01/2020-09-30
        fr du 01.10.2017 au 30.09.2020 => 2017-10-01/2020-09-30
        en November – February 2019 => 2018-11/2019-02
        en March 2019 – June => 2019-03/2019-06
        en May 2016 2018 => 2016-05/2018
        en 2016 October 2020 => 2016/2020-10
        fr Novembre 2016\tNovembre 2017 => 2016-11/2017-11
        en Oct. 2017 Oct. 2020 => 2017-10/2020-10
        en 2011-12 – 2012-12 => 2011-12/2012-12
        en 2012, 2014 and 2016 => {2012,2014,2016}
        en 2016 & 2018 => {2016,2018}
        fr 2016 et 2018 => {2016,2018}
        ar 2016 و2018 => {2016,2018}
        fr 1 et 2 mai 2019 => {2019-05-01,2019-05-02}
        fr 2016 ou 2017 => [2016,2017]
        ar 2016 أو 2017 => [2016,2017]
        en 2012-2013; 2014-2016 => {2012..2013,2014..2016}
        ",
    );
}

#[test]
fn open_and_unknown_ends() {
    check(
        "
        en from May 2016 until now => 2016-05/..
        en as of May 2016 => 2016-05/..
        en effective 1 May 2016 => 2016-05-01/..
        en with effect from 1 May 2016 => 2016-05-01/..
        en Since May 2016. => 2016-05/..
        en since 2016 (ongoing) => 2016/..
        en ongoing since 2016 => 2016/..
        en 2016 - Present => 2016/..
        en 2016-present => 2016/..
        en May 2016 to the present => 2016-05/..
        en 2016+ => 2016/..
        en 2016... => 2016/..
        en 2016–… => 2016/..
        en 2016 and onwards => 2016/..
        fr depuis le 15/05/2016 => 2016-05-15/..
        fr à compter du 15 mai 2016 => 2016-05-15/..
        fr dès 2016 => 2016/..
        fr dès la rentrée 2016 => 2016-09~/..
        fr depuis l'automne 2016 => 2016-23/..
        fr 2016 à nos jours => 2016/..
        fr 2016 (en cours) => 2016/..
        fr 2016 - en cours => 2016/..
        fr de 2016 à aujourd’hui => 2016/..
        ar منذ عام 2014 => 2014/..
        ar مُنْذُ سنة ٢٠١٤ => 2014/..
        ar ابتداءً من 1 ماي 2016 => 2016-05-01/..
        ar اعتبارا من ماي 2016 => 2016-05/..
        ar انطلاقا من 2016 => 2016/..
        ar من 2016 إلى اليوم => 2016/..
        ar 2016 - إلى الآن => 2016/..
        ar 2016 حتى الآن => 2016/..
        ar من 2016 فصاعدا => 2016/..
        en 2016 – => 2016/.. | 2016/
        en 2016- => 2016/.. | 2016/
        en – 2018 => /2018 | ../2018
        en -2018 => /2018 | ../2018 | -2018
        en valid until 31/12/2020 => /2020-12-31
        en through 2018 => /2018
        en by December 2018 => /2018-12
        en until the end of 2018 => /2018
        fr jusqu’en 2018 => /2018
        fr jusqu'à fin 2018 => /2018
        ar حتى نهاية 2018 => /2018
        ar حتى 31 دجنبر 2018 => /2018-12-31
        en ? – 2018 => /2018
        en unknown to 2018 => /2018
        en 2016 – N/A => 2016/
        en 2016 to ? => 2016/
        ar 2016 - غير محدد => 2016/
        fr avant 2010 => [..2009] | ../2009
        ar قبل 2010 => [..2009] | ../2009
        en after 2010 => [2011..] | 2011/..
        fr après 2010 => [2011..] | 2011/..
        ar بعد 2010 => [2011..] | 2011/..
        en before May 2010 => [..2010-04] | ../2010-04
        en before 1 March 2012 => [..2012-02-29] | ../2012-02-29
        en after 31 December 2012 => [2013-01-01..] | 2013-01-01/..
        fr du 1er mai 2016 => 2016-05-01 | 2016-05-01/..
        ",
    );
}

#[test]
fn lengths() {
    check(
        "
        en 2016 (3 years) => 2016/2019
        en May 2016, 18 months => 2016-05/2017-11
        en 1 May 2016 for two years => 2016-05-01/2018-04-30
        en 3 years from 1 May 2016 => 2016-05-01/2019-04-30
        en since May 2016 (3 years, renewable) => 2016-05/2019-05
        en for a period of 3 years from May 2016 => 2016-05/2019-05
        en 1 May 2016 (90 days) => 2016-05-01/2016-07-29
        en 1 May 2016 + 1 year => 2016-05-01/2017-04-30
        en three-year from May 2016 => 2016-05/2019-05
        en 31 August 2016 for 6 months => 2016-08-31/2017-02-27
        fr mai 2016 (trois ans) => 2016-05/2019-05
        fr mai 2016 pour une durée de 3 ans => 2016-05/2019-05
        fr à compter du 1er mai 2016 pour 4 ans => 2016-05-01/2020-04-30
        fr durée de 2 ans à partir de mai 2016 => 2016-05/2018-05
        fr mai 2016 (2 ans et 6 mois) => 2016-05/2018-11
        fr sept. 2016 (sept ans) => 2016-09/2023-09
        ar من ماي 2016 لمدة سنتين => 2016-05/2018-05
        ar ماي 2016 (ثلاث سنوات) => 2016-05/2019-05
        ar ابتداء من 1 ماي 2016 لمدة سنة => 2016-05-01/2017-04-30
        ar ماي 2016 لمدة ستة أشهر => 2016-05/2016-11
        ar لمدة 3 سنوات ابتداء من 2016 => 2016/2019
        en 2016-2018 (3 years) => 2016/2018
        en spring 2014 (2 years) => 2014-21/2016-21
        en 2016 (18 months) => phrase.no-edtf
        en 3 years => phrase.no-start
        fr 3 ans renouvelables => phrase.no-start
        ",
    );
}

/// A register's pair of consecutive years is an academic year or a span of years. In full, as a plain
/// range (`2016/2017`, `2016-2017`), the span comes first, since that is what is written; cut short
/// (`2016/17`, `2016-17`) the academic year does. Where the second number can be a month, EDTF's reading is
/// the first of three, without being likelier; where EDTF has a season (`2020-21`), that comes last, for no
/// register writes seasons in figures.
#[test]
fn pairs_of_years() {
    check(
        "
        en 2016-17 => 2016-09/2017-08 | 2016/2017
        en 2016/17 => 2016-09/2017-08 | 2016/2017
        en 2016–17 => 2016-09/2017-08 | 2016/2017
        en 2016 / 17 => 2016-09/2017-08 | 2016/2017
        en 1999-00 => 1999-09/2000-08 | 1999/2000
        en 2016-2017 => 2016/2017 | 2016-09/2017-08
        en 2016 / 2017 => 2016/2017 | 2016-09/2017-08
        en 2016 to 2017 => 2016/2017
        en 2011/12 => 2011-12 | 2011/2012 | 2011-09/2012-08
        en 2011–12 => 2011-12 | 2011/2012 | 2011-09/2012-08
        en 2009-10 => 2009-10 | 2009/2010 | 2009-09/2010-08
        en 2020-21 => 2020-09/2021-08 | 2020/2021 | 2020-21
        en 2020/21 => 2020-09/2021-08 | 2020/2021
        en 2008-10 => 2008-10
        en 2008/10 => 2008-10 | 2008/2010
        en 2008–10 => 2008/2010 | 2008-10
        en 2016-05 => 2016-05
        en academic year 2016-17 => 2016-09/2017-08
        en academic year 2011-12 => 2011-09/2012-08
        en 2016-2017 academic year => 2016-09/2017-08
        en academic years 2016-2019 => 2016-09/2019-08
        en academic year 2016 => 2016-09/2017-08
        fr année universitaire 2016-2017 => 2016-09/2017-08
        fr A.U. 2016/2017 => 2016-09/2017-08
        fr depuis l'année universitaire 2016-2017 => 2016-09/..
        en from AY 2016/17 to AY 2018/19 => 2016-09/2019-08
        en 2016/17 – 2018/19 => 2016-09/2019-08
        en since 2016/17 => 2016-09/..
        ",
    );
    let january = PhraseOptions {
        policy: Policy {
            academic_year_start: 1,
            ..Policy::default()
        },
        ..PhraseOptions::default()
    };
    assert_eq!(
        texts(&read_phrase("AY 2016/17", &january)),
        ["2016-01/2017-12"]
    );
    let found = read_phrase("2016-17", &PhraseOptions::default());
    assert_eq!(found.reason.unwrap().code, "phrase.ambiguous");
    assert_eq!(
        found.readings[0].assumptions[0].code,
        "policy.academic-year"
    );
    assert!(found.readings[1].assumptions.is_empty());
}

#[test]
fn the_order_of_day_and_month() {
    check(
        "
        en 01/10/2017 => 2017-10-01 | 2017-01-10
        no 01/10/2017 => 2017-10-01 | 2017-01-10
        fr 01/10/2017 => 2017-10-01
        no depuis le 01/10/2017 => 2017-10-01/..
        en since 01/10/2017 => 2017-10-01/.. | 2017-01-10/..
        en 13/10/2017 => 2017-10-13
        fr 10/13/2017 => 2017-10-13
        en 1/10/17 => 2017-10-01 | 2017-01-10
        fr 1/10/17 => 2017-10-01
        fr 1/10/98 => 1998-10-01
        en 01/02/2017 - 03/04/2018 => 2017-02-01/2018-04-03 | 2017-01-02/2018-03-04
        en 10/01/2017 - 09/30/2020 => 2017-10-01/2020-09-30
        en 05/04/2017 - 10/03/2017 => 2017-05-04/2017-10-03
        fr 05/04/2017 - 10/03/2017 => phrase.end-before-start
        fr 01/10 - 15/11/2017 => 2017-10-01/2017-11-15
        en 31/04/2017 => phrase.no-such-day
        en 13/13/2017 => phrase.no-such-day
        en 05/06 => phrase.no-year
        ",
    );
    let found = read_in(Language::French, "01/10/2017");
    assert_eq!(found.readings[0].assumptions[0].code, "policy.day-order");
    let found = read_in(Language::French, "13/10/2017");
    assert!(found.readings[0].assumptions.is_empty());
    let american = PhraseOptions {
        policy: Policy {
            day_order: crate::time::DayOrder::MonthFirst,
            ..Policy::default()
        },
        language: Some(Language::French),
    };
    assert_eq!(texts(&read_phrase("01/10/2017", &american)), ["2017-01-10"]);
    let found = read_in(Language::English, "05/16");
    assert_eq!(found.readings[0].assumptions[0].code, "policy.century");
}

#[test]
fn what_has_no_reading() {
    check(
        "
        en \u{200f} => phrase.empty
        en 42370 => phrase.no-date
        en 2016² => phrase.no-date
        en 2016½ => phrase.no-date
        en 2016.5 => phrase.no-date
        en 20162017 => phrase.no-date
        en 2016€ => phrase.no-date
        en hello => phrase.no-date
        en 12 => phrase.no-date
        en MoU with 3 universities => phrase.no-date
        en 2016 students => phrase.no-date
        en May => phrase.no-year
        en 1 May => phrase.no-year
        en May 16 => phrase.no-year
        en May – June => phrase.no-year
        en ongoing => phrase.no-start
        en until now => phrase.no-start
        ar جارية => phrase.no-start
        en TBD => phrase.undated
        en n.d. => phrase.undated
        en – => phrase.undated
        en ? => phrase.undated
        en unknown => phrase.undated
        fr non précisé => phrase.undated
        fr sans date => phrase.undated
        ar بدون تاريخ => phrase.undated
        ar 1437 هـ => phrase.hijri
        ar ١٤٣٧هـ => phrase.hijri
        en 1437 AH => phrase.hijri
        en AH 1437 => phrase.hijri
        fr 1437 H => phrase.hijri
        ar 1437 => phrase.hijri
        ar 1437-1438 => phrase.hijri
        ar من رجب 1437 إلى شعبان 1438 => phrase.hijri
        ar 24 رجب 1437 هـ الموافق 1 ماي 2016 م => 2016-05-01
        ar 1437هـ/2016م => 2016
        en 1425 => 1425
        en 29 February 2015 => phrase.no-such-day
        en 31 June 2016 => phrase.no-such-day
        en 2016-02-30 => phrase.no-such-day
        en since 31 November 2016 => phrase.no-such-day
        en 2018-2016 => phrase.end-before-start
        en 2018 – 2016 => phrase.end-before-start
        en 2018/2016 => phrase.end-before-start
        ar ٢٠١٨–٢٠١٦ => phrase.end-before-start
        en May 2018 – April 2018 => phrase.end-before-start
        en 2014, renewed in 2017 => phrase.several-terms
        fr 2014-2017 (renouvelé jusqu'en 2020) => phrase.several-terms
        en 2016 2018 2020 => phrase.several-terms
        ",
    );
    let long = "2016 ".repeat(50);
    assert_eq!(
        read_in(Language::English, &long).reason.unwrap().code,
        "phrase.too-long"
    );
    let nested = format!("{}2016{}", "(".repeat(90), ")".repeat(90));
    assert_eq!(texts(&read_in(Language::English, &nested)), ["2016"]);
}

#[test]
fn cells_of_real_registers() {
    check(
        "
        en Since the beginning of 2016 => 2016/..
        en Start: May 2016; End: May 2018 => 2016-05/2018-05
        en Start date: 01/05/2016 End date: 30/04/2018 => 2016-05-01/2018-04-30
        en started in 2016 and ended in 2018 => 2016/2018
        en 2016 (ended 2018) => 2016/2018
        en Completed (2016-2018) => 2016/2018
        en Jan-Dec 2018 => 2018-01/2018-12
        en 2016 for an indefinite period => 2016/..
        en 2 years (2016-2018) => 2016/2018
        en 3 years, from 2016 to 2019 => 2016/2019
        en 2016 to 18 => 2016/2018
        en '16–'18 => 2016/2018
        en 2016 (to be confirmed) => 2016?
        en May 2016 - ??? => 2016-05/
        en since 2016 – => 2016/..
        en May for three (3) years => phrase.no-year
        en May 2016 for three (3) years => 2016-05/2019-05
        en not before => phrase.no-date
        en before mid-2018 => /2018
        en 1437H/2016 => 2016
        fr du mois de mai 2016 au mois de juin 2018 => 2016-05/2018-06
        fr au mois de mai 2016 => 2016-05
        fr Début : mai 2016, fin : mai 2018 => 2016-05/2018-05
        ar البداية: 2016، النهاية: 2018 => 2016/2018
        fr 3 ans (2016-2018) => 2016/2018
        fr 2016 – renouvelable par tacite reconduction => 2016
        fr rentrée 2016-2017 => 2016-09~
        fr AU 2016-2017 => 2016-09/2017-08
        fr 2016-2017 (année universitaire) => 2016-09/2017-08
        fr années universitaires 2016-2017 à 2018-2019 => 2016-09/2019-08
        fr jusqu'à 2016-2017 => /2017-08
        fr 2016 (à confirmer) => 2016?
        fr entre le 1er mai et le 3 juin 2016 => 2016-05-01/2016-06-03 | [2016-05-01..2016-06-03]
        fr signé le 3 mai 2016, durée : 3 ans => 2016-05-03/2019-05-02
        fr d'ici fin 2018 => /2018
        fr les 3 et 4 mai 2016 => {2016-05-03,2016-05-04}
        fr 2016 (durée indéterminée) => 2016/..
        fr Mai2016 => 2016-05
        ar للسنة الجامعية 2016-2017 => 2016-09/2017-08
        ar ما بين سنتي 2016 و2018 => 2016/2018 | [2016..2018]
        ar سنتي 2016 و2017 => {2016,2017}
        ar لمدة خمس سنوات قابلة للتجديد ابتداء من 2016 => 2016/2021
        ar لمدة ثلاث (3) سنوات ابتداء من ماي 2016 => 2016-05/2019-05
        ar 26/07/1437 => phrase.hijri
        ar 1437-07-26 => phrase.hijri
        ar أكتوبر 2017 ـ أكتوبر 2020 => 2017-10/2020-10
        ar ابتداء من فاتح شتنبر 2016 => 2016-09-01/..
        ar قيد التنفيذ منذ 2016 => 2016/..
        ar من أكتوبر إلى دجنبر 2017 => 2017-10/2017-12
        ",
    );
}
