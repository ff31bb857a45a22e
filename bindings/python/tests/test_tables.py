"""Tables, out to four consumers and in again."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import accordant
import duckdb
import pandas
import polars
import pyarrow
import pytest
from accordant import AccordantError, Portfolio

TABLES: tuple[accordant.TableName, ...] = (
    "partnerships",
    "participants",
    "objectives",
    "funding",
    "organizations",
    "programmes",
)


@pytest.mark.parametrize("name", TABLES)
def test_four_consumers_read_the_same(register: Portfolio, name: accordant.TableName) -> None:
    ours = register.table(name)
    arrow = pyarrow.table(ours)
    assert arrow.schema.names == [column.name for column in ours.columns]
    assert pyarrow.schema(ours) == arrow.schema
    assert arrow.num_rows > 0
    assert polars.DataFrame(ours).to_dicts() == arrow.to_pylist()
    assert len(ours.to_pandas()) == arrow.num_rows
    assert duckdb.sql("select count(*) from ours").fetchall() == [(arrow.num_rows,)]


def test_a_portfolio_is_the_table_of_its_partnerships(register: Portfolio) -> None:
    ids = [partnership.id for partnership in register]
    assert polars.DataFrame(register)["id"].to_list() == ids
    assert register.to_polars()["id"].to_list() == ids
    assert register.to_pandas()["id"].tolist() == ids
    found = duckdb.sql("select id from register").fetchall()
    assert [id for (id,) in found] == ids


def test_an_answer_is_the_table_of_its_matches(register: Portfolio) -> None:
    answer = register.find("active:2018", on="2018-12-15")
    wanted = [(match.id, str(match.certainty)) for match in answer]
    assert polars.DataFrame(answer).select("id", "certainty").rows() == wanted
    assert duckdb.sql("select id, certainty from answer").fetchall() == wanted
    frame: Any = pandas.DataFrame(answer.to_pandas())
    assert list(zip(frame["id"], frame["certainty"])) == wanted
    assert pyarrow.table(answer).num_rows == len(answer)
    assert pyarrow.schema(answer) == pyarrow.table(answer).schema


def test_a_stream_that_is_not_read_is_let_go(register: Portfolio) -> None:
    for _ in range(100):
        register.__arrow_c_stream__()
        register.__arrow_c_schema__()


ROWS = {
    "Intitulé": ["HAQAA", "AMEL"],
    "Début": ["2016", "novembre 2018"],
    "Fin": ["2018", "11/2021"],
    "Pays": ["MA;FR", "MA"],
}
SAYS = {"Intitulé": "title", "Début": "start", "Fin": "end", "Pays": "country"}


@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow", "duckdb"])
def test_a_table_of_anybody_becomes_a_portfolio(library: str) -> None:
    arrow = pyarrow.table(ROWS)
    tables: dict[str, Any] = {
        "polars": polars.DataFrame(ROWS),
        "pandas": pandas.DataFrame(ROWS),
        "pyarrow": arrow,
        "duckdb": duckdb.sql("select * from arrow"),
    }
    table = tables[library]
    result = accordant.read_table(table, SAYS, separator=";", language="fr")
    assert [str(found.period) for found in result.portfolio] == ["2016/2018", "2018-11/2021-11"]
    assert result.portfolio[0].countries == ("MA", "FR")


def test_a_mapping_that_is_wrong_is_said(register: Portfolio) -> None:
    frame = polars.DataFrame(ROWS)
    for says, code in (
        ({"Intitulé": "tilte"}, "mapping.unknown-field"),
        ({"Titre": "title"}, "table.no-column"),
    ):
        with pytest.raises(AccordantError) as raised:
            accordant.read_table(frame, says)
        assert raised.value.code == code


def test_a_stream_is_read_once() -> None:
    class Once:
        def __init__(self) -> None:
            self.capsule = polars.DataFrame(ROWS).__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return self.capsule

    once = Once()
    accordant.read_table(once, SAYS)
    with pytest.raises(AccordantError) as raised:
        accordant.read_table(once, SAYS)
    assert raised.value.code == "table.not-readable"
    with pytest.raises(TypeError):
        accordant.read_table("no table", SAYS)  # type: ignore[arg-type]


def test_what_is_not_installed_is_named(register: Portfolio) -> None:
    program = (
        "import sys\n"
        "sys.modules['polars'] = None\n"
        "import accordant\n"
        "accordant.Portfolio().to_polars()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "pip install 'accordant[polars]'" in done.stderr


def test_a_network_is_a_graph(register: Portfolio) -> None:
    graph = register.to_networkx()
    network = register.network()
    assert graph.number_of_edges() == len(network) > 3
    assert graph.number_of_nodes() == len(register.organizations)
    for pair in network:
        assert graph[pair.a][pair.b] == {"certain": pair.certain, "total": pair.total, "weight": pair.total}
