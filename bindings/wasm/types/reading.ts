import type { Diagnostic, Partnership, PortfolioJson, Segment } from "accordant";
export const diagnostics: Diagnostic[] = [{"code":"page.language-guessed","severity":"info","message":"the page is taken to be written in `en`, by its words","help":"say which language it is if it is another"},{"code":"page.open-ends-without-as-of","severity":"warning","message":"3 of the periods are open, and the page does not say for which day it speaks: whether they still run is possible, never certain","help":"say for which day it speaks, such as `--as-of 2018-12`"},{"code":"page.end-column-missing","severity":"warning","message":"no heading names the end, but rows have one behind `Starting date`: the second date is taken as the end","place":{"span":{"start":35,"end":48,"line":3,"column":7}},"help":"add a heading such as `End date`"},{"code":"page.repeated-column","severity":"warning","message":"the heading `Objective` is printed twice: the cells tell what a column holds","place":{"span":{"start":59,"end":68,"line":3,"column":31}},"help":"give each column its own heading"},{"code":"page.date-assumption","severity":"info","message":"`2016 2018` is read as `2016/2018`: two dates side by side are taken as the start and the end","place":{"span":{"start":75,"end":84,"line":4,"column":7}}},{"code":"page.private-use-bullet","severity":"info","message":"34 bullets are signs of the private use area such as U+F0B7, which most fonts do not show","place":{"span":{"start":279,"end":282,"line":4,"column":211}},"help":"they are read as bullets; write `•` where the page is kept"},{"code":"page.split-token","severity":"warning","message":"`ASQ -QA` looks like one token that a space parts: kept as written","place":{"span":{"start":519,"end":526,"line":4,"column":443}},"help":"write `ASQ-QA` if that is meant"},{"code":"page.split-token","severity":"warning","message":"`ASQ -QA` looks like one token that a space parts: kept as written","place":{"span":{"start":809,"end":816,"line":5,"column":87}},"help":"write `ASQ-QA` if that is meant"},{"code":"page.date-assumption","severity":"info","message":"`November 2016 November 2017` is read as `2016-11/2017-11`: two dates side by side are taken as the start and the end","place":{"span":{"start":1342,"end":1369,"line":11,"column":8}}},{"code":"page.date-assumption","severity":"info","message":"`October 2017 October 2020` is read as `2017-10/2020-10`: two dates side by side are taken as the start and the end","place":{"span":{"start":3145,"end":3170,"line":28,"column":9}}},{"code":"page.unbalanced-quote","severity":"warning","message":"the quotation mark `’` has no counterpart: kept as written","place":{"span":{"start":4138,"end":4141,"line":31,"column":19}},"help":"add the other one, or remove it"},{"code":"page.unfinished-sentence","severity":"warning","message":"the item stops at `to`: kept as written","place":{"span":{"start":4213,"end":4215,"line":31,"column":92}},"help":"finish the sentence, or join the item that goes on with it"},{"code":"page.date-assumption","severity":"info","message":"`November 2018 November 2021` is read as `2018-11/2021-11`: two dates side by side are taken as the start and the end","place":{"span":{"start":4481,"end":4508,"line":33,"column":6}}}];
export const trace: Segment[] = [{"span":{"start":0,"end":27,"line":1,"column":1},"used":{"field":"/title"}},{"span":{"start":27,"end":29,"line":1,"column":28},"used":"layout"},{"span":{"start":29,"end":34,"line":3,"column":1},"used":{"field":"/sources/0/columns/0"}},{"span":{"start":34,"end":35,"line":3,"column":6},"used":"layout"},{"span":{"start":35,"end":48,"line":3,"column":7},"used":{"field":"/sources/0/columns/1"}},{"span":{"start":48,"end":49,"line":3,"column":20},"used":"layout"},{"span":{"start":49,"end":58,"line":3,"column":21},"used":{"field":"/sources/0/columns/2"}},{"span":{"start":58,"end":59,"line":3,"column":30},"used":"layout"},{"span":{"start":59,"end":68,"line":3,"column":31},"used":{"field":"/sources/0/columns/3"}},{"span":{"start":68,"end":69,"line":3,"column":40},"used":"layout"},{"span":{"start":69,"end":74,"line":4,"column":1},"used":{"field":"/partnerships/0/title"}},{"span":{"start":74,"end":75,"line":4,"column":6},"used":"layout"},{"span":{"start":75,"end":84,"line":4,"column":7},"used":{"field":"/partnerships/0/evidence/0/words"}},{"span":{"start":84,"end":85,"line":4,"column":16},"used":"layout"},{"span":{"start":85,"end":254,"line":4,"column":17},"used":{"field":"/partnerships/0/summary"}},{"span":{"start":254,"end":255,"line":4,"column":186},"used":"layout"},{"span":{"start":255,"end":278,"line":4,"column":187},"used":{"field":"/partnerships/0/summary"}},{"span":{"start":278,"end":283,"line":4,"column":210},"used":"layout"},{"span":{"start":283,"end":442,"line":4,"column":213},"used":{"field":"/partnerships/0/objectives/0/text"}},{"span":{"start":442,"end":448,"line":4,"column":368},"used":"layout"},{"span":{"start":448,"end":527,"line":4,"column":372},"used":{"field":"/partnerships/0/objectives/1/text"}},{"span":{"start":527,"end":532,"line":4,"column":451},"used":"layout"},{"span":{"start":532,"end":614,"line":4,"column":454},"used":{"field":"/partnerships/0/objectives/2/text"}},{"span":{"start":614,"end":620,"line":4,"column":536},"used":"layout"},{"span":{"start":620,"end":720,"line":4,"column":540},"used":{"field":"/partnerships/0/objectives/3/text"}},{"span":{"start":720,"end":725,"line":4,"column":640},"used":"layout"},{"span":{"start":725,"end":816,"line":5,"column":3},"used":{"field":"/partnerships/0/objectives/4/text"}},{"span":{"start":816,"end":817,"line":5,"column":94},"used":"layout"},{"span":{"start":817,"end":823,"line":6,"column":1},"used":{"field":"/partnerships/1/title"}},{"span":{"start":823,"end":824,"line":6,"column":7},"used":"layout"},{"span":{"start":824,"end":838,"line":6,"column":8},"used":{"field":"/partnerships/1/evidence/0/words"}},{"span":{"start":838,"end":839,"line":6,"column":22},"used":"layout"},{"span":{"start":839,"end":964,"line":6,"column":23},"used":{"field":"/partnerships/1/summary"}},{"span":{"start":964,"end":969,"line":6,"column":148},"used":"layout"},{"span":{"start":969,"end":1073,"line":7,"column":3},"used":{"field":"/partnerships/1/objectives/0/text"}},{"span":{"start":1073,"end":1079,"line":7,"column":107},"used":"layout"},{"span":{"start":1079,"end":1163,"line":8,"column":3},"used":{"field":"/partnerships/1/objectives/1/text"}},{"span":{"start":1163,"end":1169,"line":8,"column":87},"used":"layout"},{"span":{"start":1169,"end":1256,"line":9,"column":3},"used":{"field":"/partnerships/1/objectives/2/text"}},{"span":{"start":1256,"end":1262,"line":9,"column":90},"used":"layout"},{"span":{"start":1262,"end":1333,"line":10,"column":3},"used":{"field":"/partnerships/1/objectives/3/text"}},{"span":{"start":1333,"end":1335,"line":10,"column":74},"used":"layout"},{"span":{"start":1335,"end":1341,"line":11,"column":1},"used":{"field":"/partnerships/2/title"}},{"span":{"start":1341,"end":1342,"line":11,"column":7},"used":"layout"},{"span":{"start":1342,"end":1369,"line":11,"column":8},"used":{"field":"/partnerships/2/evidence/0/words"}},{"span":{"start":1369,"end":1370,"line":11,"column":35},"used":"layout"},{"span":{"start":1370,"end":1562,"line":11,"column":36},"used":{"field":"/partnerships/2/summary"}},{"span":{"start":1562,"end":1567,"line":11,"column":228},"used":"layout"},{"span":{"start":1567,"end":1624,"line":12,"column":3},"used":{"field":"/partnerships/2/objectives/0/text"}},{"span":{"start":1624,"end":1630,"line":12,"column":60},"used":"layout"},{"span":{"start":1630,"end":1669,"line":13,"column":3},"used":{"field":"/partnerships/2/objectives/1/text"}},{"span":{"start":1669,"end":1675,"line":13,"column":42},"used":"layout"},{"span":{"start":1675,"end":1751,"line":14,"column":3},"used":{"field":"/partnerships/2/objectives/2/text"}},{"span":{"start":1751,"end":1757,"line":14,"column":79},"used":"layout"},{"span":{"start":1757,"end":1811,"line":15,"column":3},"used":{"field":"/partnerships/2/objectives/3/text"}},{"span":{"start":1811,"end":1812,"line":15,"column":57},"used":"layout"},{"span":{"start":1812,"end":1820,"line":16,"column":1},"used":{"field":"/partnerships/3/title"}},{"span":{"start":1820,"end":1821,"line":16,"column":9},"used":"layout"},{"span":{"start":1821,"end":1837,"line":16,"column":10},"used":{"field":"/partnerships/3/evidence/0/words"}},{"span":{"start":1837,"end":1838,"line":16,"column":26},"used":"layout"},{"span":{"start":1838,"end":1989,"line":16,"column":27},"used":{"field":"/partnerships/3/summary"}},{"span":{"start":1989,"end":1994,"line":16,"column":174},"used":"layout"},{"span":{"start":1994,"end":2051,"line":17,"column":3},"used":{"field":"/partnerships/3/participants/0/nameAsPrinted"}},{"span":{"start":2051,"end":2056,"line":17,"column":60},"used":"layout"},{"span":{"start":2056,"end":2110,"line":18,"column":3},"used":{"field":"/partnerships/3/participants/1/nameAsPrinted"}},{"span":{"start":2110,"end":2115,"line":18,"column":57},"used":"layout"},{"span":{"start":2115,"end":2165,"line":19,"column":3},"used":{"field":"/partnerships/3/participants/2/nameAsPrinted"}},{"span":{"start":2165,"end":2170,"line":19,"column":50},"used":"layout"},{"span":{"start":2170,"end":2239,"line":20,"column":3},"used":{"field":"/partnerships/3/participants/3/nameAsPrinted"}},{"span":{"start":2239,"end":2240,"line":20,"column":72},"used":"layout"},{"span":{"start":2240,"end":2260,"line":21,"column":1},"used":{"field":"/partnerships/3/evidence/1/words"}},{"span":{"start":2260,"end":2261,"line":21,"column":21},"used":"layout"},{"span":{"start":2261,"end":2427,"line":21,"column":22},"used":{"field":"/partnerships/3/objectives/0/text"}},{"span":{"start":2427,"end":2428,"line":21,"column":188},"used":"layout"},{"span":{"start":2428,"end":2434,"line":22,"column":1},"used":{"field":"/partnerships/4/title"}},{"span":{"start":2434,"end":2435,"line":22,"column":7},"used":"layout"},{"span":{"start":2435,"end":2450,"line":22,"column":8},"used":{"field":"/partnerships/4/evidence/0/words"}},{"span":{"start":2450,"end":2451,"line":22,"column":23},"used":"layout"},{"span":{"start":2451,"end":2510,"line":22,"column":24},"used":{"field":"/partnerships/4/summary"}},{"span":{"start":2510,"end":2515,"line":22,"column":83},"used":"layout"},{"span":{"start":2515,"end":2683,"line":23,"column":3},"used":{"field":"/partnerships/4/objectives/0/text"}},{"span":{"start":2683,"end":2689,"line":23,"column":171},"used":"layout"},{"span":{"start":2689,"end":2745,"line":24,"column":3},"used":{"field":"/partnerships/4/objectives/1/text"}},{"span":{"start":2745,"end":2752,"line":24,"column":59},"used":"layout"},{"span":{"start":2752,"end":2904,"line":25,"column":3},"used":{"field":"/partnerships/4/objectives/2/text"}},{"span":{"start":2904,"end":2911,"line":25,"column":155},"used":"layout"},{"span":{"start":2911,"end":2977,"line":26,"column":3},"used":{"field":"/partnerships/4/objectives/3/text"}},{"span":{"start":2977,"end":2983,"line":26,"column":69},"used":"layout"},{"span":{"start":2983,"end":3136,"line":27,"column":3},"used":{"field":"/partnerships/4/objectives/4/text"}},{"span":{"start":3136,"end":3137,"line":27,"column":156},"used":"layout"},{"span":{"start":3137,"end":3144,"line":28,"column":1},"used":{"field":"/partnerships/5/title"}},{"span":{"start":3144,"end":3145,"line":28,"column":8},"used":"layout"},{"span":{"start":3145,"end":3170,"line":28,"column":9},"used":{"field":"/partnerships/5/evidence/0/words"}},{"span":{"start":3170,"end":3171,"line":28,"column":34},"used":"layout"},{"span":{"start":3171,"end":3410,"line":28,"column":35},"used":{"field":"/partnerships/5/summary"}},{"span":{"start":3410,"end":3411,"line":28,"column":272},"used":"layout"},{"span":{"start":3411,"end":3479,"line":28,"column":273},"used":{"field":"/partnerships/5/summary"}},{"span":{"start":3479,"end":3484,"line":28,"column":341},"used":"layout"},{"span":{"start":3484,"end":3684,"line":29,"column":3},"used":{"field":"/partnerships/5/objectives/0/text"}},{"span":{"start":3684,"end":3689,"line":29,"column":203},"used":"layout"},{"span":{"start":3689,"end":4117,"line":30,"column":3},"used":{"field":"/partnerships/5/objectives/1/text"}},{"span":{"start":4117,"end":4122,"line":30,"column":423},"used":"layout"},{"span":{"start":4122,"end":4215,"line":31,"column":3},"used":{"field":"/partnerships/5/objectives/2/text"}},{"span":{"start":4215,"end":4220,"line":31,"column":94},"used":"layout"},{"span":{"start":4220,"end":4475,"line":32,"column":3},"used":{"field":"/partnerships/5/objectives/3/text"}},{"span":{"start":4475,"end":4476,"line":32,"column":256},"used":"layout"},{"span":{"start":4476,"end":4480,"line":33,"column":1},"used":{"field":"/partnerships/6/title"}},{"span":{"start":4480,"end":4481,"line":33,"column":5},"used":"layout"},{"span":{"start":4481,"end":4508,"line":33,"column":6},"used":{"field":"/partnerships/6/evidence/0/words"}},{"span":{"start":4508,"end":4509,"line":33,"column":33},"used":"layout"},{"span":{"start":4509,"end":4799,"line":33,"column":34},"used":{"field":"/partnerships/6/summary"}},{"span":{"start":4799,"end":4804,"line":33,"column":320},"used":"layout"},{"span":{"start":4804,"end":4880,"line":34,"column":3},"used":{"field":"/partnerships/6/objectives/0/text"}},{"span":{"start":4880,"end":4887,"line":34,"column":79},"used":"layout"},{"span":{"start":4887,"end":4939,"line":35,"column":3},"used":{"field":"/partnerships/6/objectives/1/text"}},{"span":{"start":4939,"end":4945,"line":35,"column":55},"used":"layout"},{"span":{"start":4945,"end":5022,"line":36,"column":3},"used":{"field":"/partnerships/6/objectives/2/text"}},{"span":{"start":5022,"end":5028,"line":36,"column":80},"used":"layout"},{"span":{"start":5028,"end":5114,"line":37,"column":3},"used":{"field":"/partnerships/6/objectives/3/text"}},{"span":{"start":5114,"end":5120,"line":37,"column":89},"used":"layout"},{"span":{"start":5120,"end":5167,"line":38,"column":3},"used":{"field":"/partnerships/6/objectives/4/text"}},{"span":{"start":5167,"end":5173,"line":38,"column":50},"used":"layout"},{"span":{"start":5173,"end":5246,"line":39,"column":3},"used":{"field":"/partnerships/6/objectives/5/text"}},{"span":{"start":5246,"end":5252,"line":39,"column":72},"used":"layout"},{"span":{"start":5252,"end":5344,"line":40,"column":3},"used":{"field":"/partnerships/6/objectives/6/text"}},{"span":{"start":5344,"end":5350,"line":40,"column":93},"used":"layout"},{"span":{"start":5350,"end":5404,"line":41,"column":3},"used":{"field":"/partnerships/6/objectives/7/text"}}];
export const portfolio: PortfolioJson = {
  "accordant": 1,
  "title": "Partnership and Cooperation",
  "language": "en",
  "organizations": [
    {
      "id": "european-union",
      "name": "European Union",
      "kind": "international",
      "source": {
        "source": "page",
        "firstLine": 4,
        "lastLine": 4
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "European Union",
          "line": 4
        }
      ]
    },
    {
      "id": "african-union",
      "name": "African Union",
      "kind": "international",
      "source": {
        "source": "page",
        "firstLine": 4,
        "lastLine": 4
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "African Union",
          "line": 4
        }
      ]
    },
    {
      "id": "anqahe",
      "name": "Arab Network for Quality Assurance in Higher Education",
      "acronym": "ANQAHE",
      "kind": "network",
      "source": {
        "source": "page",
        "firstLine": 6,
        "lastLine": 6
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "Arab Network for Quality Assurance in Higher Education",
          "line": 6
        }
      ]
    },
    {
      "id": "aneaq",
      "name": "ANEAQ",
      "acronym": "ANEAQ",
      "source": {
        "source": "page",
        "firstLine": 11,
        "lastLine": 11
      }
    },
    {
      "id": "fraq-sup",
      "name": "Francophone Network of Quality Assurance Agencies in Higher Education",
      "acronym": "FrAQ-Sup",
      "kind": "network",
      "founded": "2014-21",
      "source": {
        "source": "page",
        "firstLine": 16,
        "lastLine": 16
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "Francophone Network of Quality Assurance Agencies in Higher Education",
          "line": 16
        },
        {
          "path": "/founded",
          "rule": "cue.founded-in",
          "words": "founded in spring 2014",
          "line": 16
        }
      ]
    },
    {
      "id": "aaq",
      "name": "Swiss Agency of Accreditation and Quality Assurance",
      "acronym": "AAQ",
      "kind": "qualityAgency",
      "source": {
        "source": "page",
        "firstLine": 17,
        "lastLine": 17
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "Swiss Agency of Accreditation and Quality Assurance",
          "line": 17
        }
      ]
    },
    {
      "id": "aheqe",
      "name": "Agency for Higher Education Quality Evaluation",
      "acronym": "AHEQE",
      "kind": "qualityAgency",
      "source": {
        "source": "page",
        "firstLine": 18,
        "lastLine": 18
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "Agency for Higher Education Quality Evaluation",
          "line": 18
        }
      ]
    },
    {
      "id": "cti",
      "name": "Commission des titres d’ingénieur",
      "acronym": "CTI",
      "country": "FR",
      "source": {
        "source": "page",
        "firstLine": 19,
        "lastLine": 19
      },
      "evidence": [
        {
          "path": "/country",
          "rule": "name.country",
          "words": "Commission des titres d’ingénieur, France (CTI)",
          "line": 19
        }
      ]
    },
    {
      "id": "hceres",
      "name": "High Council for Evaluation of Research and Higher Education",
      "acronym": "HCERES",
      "kind": "qualityAgency",
      "source": {
        "source": "page",
        "firstLine": 20,
        "lastLine": 20
      },
      "evidence": [
        {
          "path": "/kind",
          "rule": "name.kind",
          "words": "High Council for Evaluation of Research and Higher Education",
          "line": 20
        }
      ]
    }
  ],
  "programmes": [
    {
      "id": "rsa-ii",
      "name": "RSA II",
      "aliases": [
        "Achieving Advanced Status"
      ]
    },
    {
      "id": "erasmus",
      "name": "Erasmus+"
    }
  ],
  "partnerships": [
    {
      "id": "haqaa",
      "title": "HAQAA",
      "name": "Harmonization of African Higher Education Quality Assurance and Accreditation",
      "kind": "initiative",
      "period": "2016/2018",
      "summary": "The HAQAA (Harmonization of African Higher Education Quality Assurance and Accreditation) Initiative, funded by the European Union in partnership with the African Union. The initiative aims at:",
      "objectives": [
        {
          "text": "Development of a harmonized quality assurance and accreditation system at institutional level, national, regional and Pan-African continental level “PAQAF”",
          "source": {
            "source": "page",
            "firstLine": 4,
            "lastLine": 4
          }
        },
        {
          "text": "Development of African Standards and Guidelines for Quality Assurance (ASQ -QA)",
          "source": {
            "source": "page",
            "firstLine": 4,
            "lastLine": 4
          }
        },
        {
          "text": "Implement training courses at the Continental level for quality assurance managers",
          "source": {
            "source": "page",
            "firstLine": 4,
            "lastLine": 4
          }
        },
        {
          "text": "Assess 15 African higher education institutions through the African Quality Rating Mechanism (AQRM).",
          "source": {
            "source": "page",
            "firstLine": 4,
            "lastLine": 4
          }
        },
        {
          "text": "Carry out consultation and assessment visits to quality agencies in accordance with ASQ -QA",
          "source": {
            "source": "page",
            "firstLine": 5,
            "lastLine": 5
          }
        }
      ],
      "participants": [
        {
          "organization": "european-union",
          "role": "funder",
          "nameAsPrinted": "European Union"
        },
        {
          "organization": "african-union",
          "role": "partner",
          "nameAsPrinted": "African Union"
        }
      ],
      "source": {
        "source": "page",
        "firstLine": 4,
        "lastLine": 5
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "2016 2018",
          "line": 4
        },
        {
          "path": "/name",
          "rule": "name.in-parentheses",
          "words": "Harmonization of African Higher Education Quality Assurance and Accreditation",
          "line": 4
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "Initiative",
          "line": 4
        },
        {
          "path": "/participants/0/role",
          "rule": "cue.funded-by",
          "words": "funded by the European Union",
          "line": 4
        },
        {
          "path": "/participants/1/role",
          "rule": "cue.in-partnership-with",
          "words": "in partnership with the African Union",
          "line": 4
        }
      ]
    },
    {
      "id": "anqahe",
      "title": "ANQAHE",
      "name": "Arab Network for Quality Assurance in Higher Education",
      "kind": "network",
      "period": "2016-05/..",
      "summary": "The Arab Network for Quality Assurance in Higher Education ANQAHE aims at creating a mechanism between the Arab countries to:",
      "objectives": [
        {
          "text": "Support, enhance and disseminate quality assurance best practices in Higher Education in the Arab region",
          "source": {
            "source": "page",
            "firstLine": 7,
            "lastLine": 7
          }
        },
        {
          "text": "Support and strengthen the capacity of Quality Assurance Agencies in the Arab region",
          "source": {
            "source": "page",
            "firstLine": 8,
            "lastLine": 8
          }
        },
        {
          "text": "Support regional and international cooperation in quality assurance in higher education",
          "source": {
            "source": "page",
            "firstLine": 9,
            "lastLine": 9
          }
        },
        {
          "text": "Ensure information exchange about quality assurance in higher education",
          "source": {
            "source": "page",
            "firstLine": 10,
            "lastLine": 10
          }
        }
      ],
      "participants": [
        {
          "organization": "anqahe",
          "role": "network",
          "nameAsPrinted": "ANQAHE"
        }
      ],
      "source": {
        "source": "page",
        "firstLine": 6,
        "lastLine": 10
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "Since May 2016",
          "line": 6
        },
        {
          "path": "/name",
          "rule": "name.before-acronym",
          "words": "Arab Network for Quality Assurance in Higher Education",
          "line": 6
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "Network",
          "line": 6
        },
        {
          "path": "/participants/0/role",
          "rule": "title.network",
          "words": "ANQAHE",
          "line": 6
        }
      ]
    },
    {
      "id": "at-rsa",
      "title": "AT/RSA",
      "kind": "technicalAssistance",
      "period": "2016-11/2017-11",
      "summary": "The European Technical Assistance project is a supporting and assisting mission for the implementation of the ANEAQ as part of the RSA II programme (Achieving Advanced Status), which aims at :",
      "objectives": [
        {
          "text": "Strengthen the structure of ANEAQ throughout its missions",
          "source": {
            "source": "page",
            "firstLine": 12,
            "lastLine": 12
          }
        },
        {
          "text": "Develop a relevant evaluation framework",
          "source": {
            "source": "page",
            "firstLine": 13,
            "lastLine": 13
          }
        },
        {
          "text": "Strengthen the professional skills of ANEAQ staff and the experts-evaluators",
          "source": {
            "source": "page",
            "firstLine": 14,
            "lastLine": 14
          }
        },
        {
          "text": "Organize and implement exchange and sharing workshops.",
          "source": {
            "source": "page",
            "firstLine": 15,
            "lastLine": 15
          }
        }
      ],
      "participants": [
        {
          "organization": "aneaq",
          "role": "beneficiary",
          "nameAsPrinted": "ANEAQ"
        }
      ],
      "funding": [
        {
          "programme": "rsa-ii"
        }
      ],
      "source": {
        "source": "page",
        "firstLine": 11,
        "lastLine": 15
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "November 2016 November 2017",
          "line": 11
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "Technical Assistance",
          "line": 11
        },
        {
          "path": "/participants/0/role",
          "rule": "cue.implementation-of",
          "words": "for the implementation of the ANEAQ",
          "line": 11
        },
        {
          "path": "/funding/0/programme",
          "rule": "cue.as-part-of",
          "words": "as part of the RSA II programme",
          "line": 11
        }
      ]
    },
    {
      "id": "fraq-sup",
      "title": "FrAQ-Sup",
      "name": "Francophone Network of Quality Assurance Agencies in Higher Education",
      "kind": "network",
      "period": "2017-04/..",
      "summary": "The FrAQ-Sup Network “Francophone Network of Quality Assurance Agencies in Higher Education”, was founded in spring 2014 by the following agencies:",
      "objectives": [
        {
          "text": "promoting contacts, exchange of best practices and collaboration between agencies, namely through organizing annual conferences and implementation of common projects.",
          "source": {
            "source": "page",
            "firstLine": 21,
            "lastLine": 21
          }
        }
      ],
      "participants": [
        {
          "organization": "aaq",
          "role": "foundingMember",
          "nameAsPrinted": "Swiss Agency of Accreditation and Quality Assurance (AAQ)"
        },
        {
          "organization": "aheqe",
          "role": "foundingMember",
          "nameAsPrinted": "Agency for Higher Education Quality Evaluation (AHEQE)"
        },
        {
          "organization": "cti",
          "role": "foundingMember",
          "nameAsPrinted": "Commission des titres d’ingénieur, France (CTI)"
        },
        {
          "organization": "hceres",
          "role": "foundingMember",
          "nameAsPrinted": "High Council for Evaluation of Research and Higher Education (HCERES)"
        },
        {
          "organization": "fraq-sup",
          "role": "network",
          "nameAsPrinted": "FrAQ-Sup"
        }
      ],
      "source": {
        "source": "page",
        "firstLine": 16,
        "lastLine": 21
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "Since April 2017",
          "line": 16
        },
        {
          "path": "/objectives/0",
          "rule": "cue.aims-at",
          "words": "This network aims at",
          "line": 21
        },
        {
          "path": "/name",
          "rule": "name.quoted",
          "words": "Francophone Network of Quality Assurance Agencies in Higher Education",
          "line": 16
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "Network",
          "line": 16
        },
        {
          "path": "/participants/0/role",
          "rule": "cue.founded-in",
          "words": "founded in spring 2014 by the following agencies:",
          "line": 16
        },
        {
          "path": "/participants/1/role",
          "rule": "cue.founded-in",
          "words": "founded in spring 2014 by the following agencies:",
          "line": 16
        },
        {
          "path": "/participants/2/role",
          "rule": "cue.founded-in",
          "words": "founded in spring 2014 by the following agencies:",
          "line": 16
        },
        {
          "path": "/participants/3/role",
          "rule": "cue.founded-in",
          "words": "founded in spring 2014 by the following agencies:",
          "line": 16
        },
        {
          "path": "/participants/4/role",
          "rule": "title.network",
          "words": "FrAQ-Sup",
          "line": 16
        }
      ]
    },
    {
      "id": "hceres",
      "title": "HCERES",
      "kind": "agreement",
      "period": "2017-06/..",
      "summary": "This agreement aims at cooperating in the following fields:",
      "objectives": [
        {
          "text": "Provision of support on specific issues related to the design and implementation of the quality assurance system for higher education and scientific research in Morocco",
          "source": {
            "source": "page",
            "firstLine": 23,
            "lastLine": 23
          }
        },
        {
          "text": "Collaboration on training projects for agency executives",
          "source": {
            "source": "page",
            "firstLine": 24,
            "lastLine": 24
          }
        },
        {
          "text": "Exchange of experts and information on quality assurance procedures, in compliance with the confidentiality rules in force in their respective countries",
          "source": {
            "source": "page",
            "firstLine": 25,
            "lastLine": 25
          }
        },
        {
          "text": "Conducting mutual visits of agents, as part of experience exchange",
          "source": {
            "source": "page",
            "firstLine": 26,
            "lastLine": 26
          }
        },
        {
          "text": "Implementation of other cooperation initiatives related to quality assessment of higher education and scientific research, jointly agreed by the Parties.",
          "source": {
            "source": "page",
            "firstLine": 27,
            "lastLine": 27
          }
        }
      ],
      "participants": [
        {
          "organization": "hceres",
          "role": "partner",
          "nameAsPrinted": "HCERES"
        }
      ],
      "countries": [
        "MA"
      ],
      "source": {
        "source": "page",
        "firstLine": 22,
        "lastLine": 27
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "Since June 2017",
          "line": 22
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "agreement",
          "line": 22
        },
        {
          "path": "/participants/0/role",
          "rule": "title.partner",
          "words": "HCERES",
          "line": 22
        },
        {
          "path": "/countries/0",
          "rule": "cue.in-country",
          "words": "in Morocco",
          "line": 23
        }
      ]
    },
    {
      "id": "equam-m",
      "title": "EQuAM-M",
      "name": "Enhancing Quality Assurance Management in Morocco",
      "kind": "project",
      "period": "2017-10/2020-10",
      "summary": "Erasmus+ EQuAM-M project « Enhancing Quality Assurance Management in Morocco » has the general objective of supporting Morocco in the development of an effective and efficient quality assurance system appropriate to the Moroccan context. The specific objectives of this project include the development of :",
      "objectives": [
        {
          "text": "A Road Map addressing the necessary detailed requirements for implementing and/or improving the functions and procedures of QA at the institutional level and the link between Internal and External QA.",
          "source": {
            "source": "page",
            "firstLine": 29,
            "lastLine": 29
          }
        },
        {
          "text": "A White Paper aiming at informing key stakeholders in Morocco on the progressive implementation of the new QA system that accords with achievable expectations and leads to enhancement in Moroccan HE; and with recommendations for meeting the shared needs of EQA and IQA in Morocco. It will include a 10-year ‘road map’ for the progressive ‘evolution’ of QA for Moroccan HE to support the development of a Quality Culture.",
          "source": {
            "source": "page",
            "firstLine": 30,
            "lastLine": 30
          }
        },
        {
          "text": "A shared toolkit’ to meet needs of Internal QA and External QA in Morocco that will lead to",
          "source": {
            "source": "page",
            "firstLine": 31,
            "lastLine": 31
          }
        },
        {
          "text": "A Code of Practice for the Management of Quality Assurance in Moroccan universities. This will provide the bases for university’s internal QA arrangements, irrespective of the vision, mission and context, and for the evaluations undertaken by the ANEAQ.",
          "source": {
            "source": "page",
            "firstLine": 32,
            "lastLine": 32
          }
        }
      ],
      "funding": [
        {
          "programme": "erasmus"
        }
      ],
      "countries": [
        "MA"
      ],
      "source": {
        "source": "page",
        "firstLine": 28,
        "lastLine": 32
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "October 2017 October 2020",
          "line": 28
        },
        {
          "path": "/name",
          "rule": "name.quoted",
          "words": "Enhancing Quality Assurance Management in Morocco",
          "line": 28
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "project",
          "line": 28
        },
        {
          "path": "/funding/0/programme",
          "rule": "lexicon.programme",
          "words": "Erasmus+",
          "line": 28
        },
        {
          "path": "/countries/0",
          "rule": "cue.in-country",
          "words": "in Morocco",
          "line": 28
        }
      ]
    },
    {
      "id": "amel",
      "title": "AMEL",
      "name": "Improvement of Lifelong Learning in Higher Education in Morocco",
      "kind": "project",
      "period": "2018-11/2021-11",
      "summary": "The main objective of the Erasmus+ AMEL project “Improvement of Lifelong Learning in Higher Education in Morocco” is to contribute to the establishment of a national framework for lifelong learning (LL) in order to improve its practice and accessibility, through the following measures:",
      "objectives": [
        {
          "text": "Strengthening the role of the University in the national economy development",
          "source": {
            "source": "page",
            "firstLine": 34,
            "lastLine": 34
          }
        },
        {
          "text": "Assisting regulatory developments in the field of LL",
          "source": {
            "source": "page",
            "firstLine": 35,
            "lastLine": 35
          }
        },
        {
          "text": "Introducing the recognition of prior knowledge in higher education in Morocco",
          "source": {
            "source": "page",
            "firstLine": 36,
            "lastLine": 36
          }
        },
        {
          "text": "Train and make available a network of experts in LL and recognition of prior knowledge",
          "source": {
            "source": "page",
            "firstLine": 37,
            "lastLine": 37
          }
        },
        {
          "text": "Take stock of lifelong learning (LL) in Morocco",
          "source": {
            "source": "page",
            "firstLine": 38,
            "lastLine": 38
          }
        },
        {
          "text": "Drafting the “Charter of Moroccan Universities for Lifelong Learning”",
          "source": {
            "source": "page",
            "firstLine": 39,
            "lastLine": 39
          }
        },
        {
          "text": "Adopting a unified system of recognition of individuals’ cognitive and professional assets",
          "source": {
            "source": "page",
            "firstLine": 40,
            "lastLine": 40
          }
        },
        {
          "text": "Provide appropriate guidance and counselling services.",
          "source": {
            "source": "page",
            "firstLine": 41,
            "lastLine": 41
          }
        }
      ],
      "funding": [
        {
          "programme": "erasmus"
        }
      ],
      "countries": [
        "MA"
      ],
      "source": {
        "source": "page",
        "firstLine": 33,
        "lastLine": 41
      },
      "evidence": [
        {
          "path": "/period",
          "rule": "row.dates",
          "words": "November 2018 November 2021",
          "line": 33
        },
        {
          "path": "/name",
          "rule": "name.quoted",
          "words": "Improvement of Lifelong Learning in Higher Education in Morocco",
          "line": 33
        },
        {
          "path": "/kind",
          "rule": "cue.kind",
          "words": "project",
          "line": 33
        },
        {
          "path": "/funding/0/programme",
          "rule": "lexicon.programme",
          "words": "Erasmus+",
          "line": 33
        },
        {
          "path": "/countries/0",
          "rule": "cue.in-country",
          "words": "in Morocco",
          "line": 33
        }
      ]
    }
  ],
  "sources": [
    {
      "id": "page",
      "title": "Partnership and Cooperation",
      "language": "en",
      "columns": [
        "Title",
        "Starting date",
        "Objective",
        "Objective"
      ]
    }
  ]
}
;
export const head: Omit<PortfolioJson, "partnerships"> = {"accordant":1,"title":"Partnership and Cooperation","language":"en","organizations":[{"id":"european-union","name":"European Union","kind":"international","source":{"source":"page","firstLine":4,"lastLine":4},"evidence":[{"path":"/kind","rule":"name.kind","words":"European Union","line":4}]},{"id":"african-union","name":"African Union","kind":"international","source":{"source":"page","firstLine":4,"lastLine":4},"evidence":[{"path":"/kind","rule":"name.kind","words":"African Union","line":4}]},{"id":"anqahe","name":"Arab Network for Quality Assurance in Higher Education","acronym":"ANQAHE","kind":"network","source":{"source":"page","firstLine":6,"lastLine":6},"evidence":[{"path":"/kind","rule":"name.kind","words":"Arab Network for Quality Assurance in Higher Education","line":6}]},{"id":"aneaq","name":"ANEAQ","acronym":"ANEAQ","source":{"source":"page","firstLine":11,"lastLine":11}},{"id":"fraq-sup","name":"Francophone Network of Quality Assurance Agencies in Higher Education","acronym":"FrAQ-Sup","kind":"network","founded":"2014-21","source":{"source":"page","firstLine":16,"lastLine":16},"evidence":[{"path":"/kind","rule":"name.kind","words":"Francophone Network of Quality Assurance Agencies in Higher Education","line":16},{"path":"/founded","rule":"cue.founded-in","words":"founded in spring 2014","line":16}]},{"id":"aaq","name":"Swiss Agency of Accreditation and Quality Assurance","acronym":"AAQ","kind":"qualityAgency","source":{"source":"page","firstLine":17,"lastLine":17},"evidence":[{"path":"/kind","rule":"name.kind","words":"Swiss Agency of Accreditation and Quality Assurance","line":17}]},{"id":"aheqe","name":"Agency for Higher Education Quality Evaluation","acronym":"AHEQE","kind":"qualityAgency","source":{"source":"page","firstLine":18,"lastLine":18},"evidence":[{"path":"/kind","rule":"name.kind","words":"Agency for Higher Education Quality Evaluation","line":18}]},{"id":"cti","name":"Commission des titres d’ingénieur","acronym":"CTI","country":"FR","source":{"source":"page","firstLine":19,"lastLine":19},"evidence":[{"path":"/country","rule":"name.country","words":"Commission des titres d’ingénieur, France (CTI)","line":19}]},{"id":"hceres","name":"High Council for Evaluation of Research and Higher Education","acronym":"HCERES","kind":"qualityAgency","source":{"source":"page","firstLine":20,"lastLine":20},"evidence":[{"path":"/kind","rule":"name.kind","words":"High Council for Evaluation of Research and Higher Education","line":20}]}],"programmes":[{"id":"rsa-ii","name":"RSA II","aliases":["Achieving Advanced Status"]},{"id":"erasmus","name":"Erasmus+"}],"sources":[{"id":"page","title":"Partnership and Cooperation","language":"en","columns":["Title","Starting date","Objective","Objective"]}]};
export const one: Partnership | null = {"id":"anqahe","title":"ANQAHE","name":"Arab Network for Quality Assurance in Higher Education","kind":"network","period":"2016-05/..","summary":"The Arab Network for Quality Assurance in Higher Education ANQAHE aims at creating a mechanism between the Arab countries to:","objectives":[{"text":"Support, enhance and disseminate quality assurance best practices in Higher Education in the Arab region","source":{"source":"page","firstLine":7,"lastLine":7}},{"text":"Support and strengthen the capacity of Quality Assurance Agencies in the Arab region","source":{"source":"page","firstLine":8,"lastLine":8}},{"text":"Support regional and international cooperation in quality assurance in higher education","source":{"source":"page","firstLine":9,"lastLine":9}},{"text":"Ensure information exchange about quality assurance in higher education","source":{"source":"page","firstLine":10,"lastLine":10}}],"participants":[{"organization":"anqahe","role":"network","nameAsPrinted":"ANQAHE"}],"source":{"source":"page","firstLine":6,"lastLine":10},"evidence":[{"path":"/period","rule":"row.dates","words":"Since May 2016","line":6},{"path":"/name","rule":"name.before-acronym","words":"Arab Network for Quality Assurance in Higher Education","line":6},{"path":"/kind","rule":"cue.kind","words":"Network","line":6},{"path":"/participants/0/role","rule":"title.network","words":"ANQAHE","line":6}]};
