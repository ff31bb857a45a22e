"""The schemas and the code agree, by jsonschema; and pydantic models made of them load every portfolio."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import unittest
from collections import Counter
from pathlib import Path

import jsonschema

PROJECT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", PROJECT / "target"))
PAGE = (PROJECT / "schema" / "README.md").read_text(encoding="utf-8")
NAMES = re.findall(r"^\| \[([\w-]+)\]", PAGE, re.MULTILINE)


def schema(name):
    return json.loads((PROJECT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


def corpus():
    """The documents with the verdicts of the code."""
    with open(TARGET / "tmp" / "schema-corpus.ndjson", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def parse(document):
    """The document as a value; nothing if this parser cannot read it."""
    try:
        return json.loads(document["text"].removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


def ends_in_line_end(value):
    """Whether a text in the value ends in a line end, before which `$` matches in Python."""
    if isinstance(value, dict):
        return any(ends_in_line_end(key) or ends_in_line_end(value[key]) for key in value)
    if isinstance(value, list):
        return any(map(ends_in_line_end, value))
    return isinstance(value, str) and value.endswith("\n")


def parts(value, path=()):
    """Every part of a schema that is a schema itself, with the way to it."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from parts(item, (*path, index))
    elif isinstance(value, dict):
        names = {"properties", "$defs"}
        if not (path and path[-1] in names):
            yield path, value
        for key, item in value.items():
            if key not in {"examples", "enum", "const", "required"}:
                yield from parts(item, (*path, key))


def within(value, path):
    """The part of a schema that this way leads to."""
    for step in path:
        value = value[step]
    return value


class Schemas(unittest.TestCase):
    def test_are_schemas_of_draft_2020_12(self):
        self.assertGreater(len(NAMES), 9)
        for name in NAMES:
            jsonschema.Draft202012Validator.check_schema(schema(name))

    def test_have_titles_descriptions_and_examples_that_are_valid(self):
        ids, examples = set(), 0
        for name in NAMES:
            root = schema(name)
            self.assertRegex(root["$id"], rf"^https://accordant\.invalid/schema/{name}-\d+\.json$")
            ids.add(root["$id"])
            self.assertTrue(root["title"] and root["description"], name)
            for path, part in parts(root):
                is_type = path == () or (len(path) == 2 and path[0] == "$defs")
                is_field = len(path) > 1 and path[-2] == "properties"
                # A reference is described where it leads, the one field of an object with it.
                alone = is_field and len(within(root, path[:-1])) == 1
                if (is_type or is_field) and not alone and not {"$ref", "const"} & set(part):
                    self.assertTrue(part.get("description"), f"{name}: {path} has no description")
                for example in part.get("examples", []):
                    examples += 1
                    itself = {**part, "$defs": root.get("$defs", {}), "$schema": root["$schema"]}
                    jsonschema.Draft202012Validator(itself).validate(example)
        self.assertEqual(len(ids), len(NAMES))
        self.assertGreater(examples, 100)
        print(f"schemas: {len(ids)} with their $id, {examples} examples valid")

    def test_agree_with_the_code(self):
        validators = {name: jsonschema.Draft202012Validator(schema(name)) for name in NAMES}
        documents = corpus()
        counts, wrong, line_ends = Counter(), [], 0
        for document in documents:
            value = parse(document)
            valid = value is not None and validators[document["schema"]].is_valid(value)
            verdict = document["verdict"]
            counts[f"{document['schema']}: {verdict} by the code, {'valid' if valid else 'not valid'}"] += 1
            if verdict == "refused" and valid and ends_in_line_end(value):
                line_ends += 1
            elif (verdict == "accepted" and not valid) or (verdict == "refused" and valid):
                wrong.append((document["origin"], document["codes"], document["text"][:2000]))
        print(f"jsonschema: {len(documents)} documents, {len(wrong)} disagreements, {line_ends} line ends after a text")
        for key in sorted(counts):
            print(f"  {counts[key]} {key}")
        self.assertEqual(wrong[:5], [], f"{len(wrong)} disagreements")
        self.assertGreater(line_ends, 0, "the page of the schemas says that Python takes a line end after a text")


class Models(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        made = TARGET / "schema-pydantic" / "accordant_models.py"
        made.parent.mkdir(parents=True, exist_ok=True)
        options = ["--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel"]
        options += ["--formatters", "builtin", "--disable-timestamp"]
        source = PROJECT / "schema" / "portfolio.schema.json"
        command = [sys.executable, "-m", "datamodel_code_generator", *options]
        subprocess.run([*command, "--input", source, "--output", made], check=True)
        spec = importlib.util.spec_from_file_location("accordant_models", made)
        cls.models = importlib.util.module_from_spec(spec)
        sys.modules["accordant_models"] = cls.models
        spec.loader.exec_module(cls.models)

    def test_load_every_portfolio_and_write_it_again(self):
        documents = [d for d in corpus() if d["schema"] == "portfolio" and d["verdict"] == "accepted"]
        files = [d["origin"] for d in documents if d["origin"].startswith("file ")]
        self.assertIn("file examples/aneaq/portfolio.json", files)
        for document in documents:
            model = self.models.Portfolio.model_validate_json(document["text"].removeprefix("\ufeff"))
            written = model.model_dump(mode="json", by_alias=True, exclude_unset=True)
            self.assertEqual(written, parse(document), document["origin"])
        print(f"pydantic: {len(documents)} portfolios loaded and written again, of them {', '.join(files)}")

    def test_have_typed_fields(self):
        portfolio = self.models.Portfolio.model_validate(
            {"accordant": 1, "partnerships": [{"id": "a", "title": "A", "kind": "network", "period": "2016-05/.."}]}
        )
        self.assertEqual(portfolio.partnerships[0].kind, self.models.Kind.network)
        self.assertEqual(portfolio.partnerships[0].period.root, "2016-05/..")

    def test_refuse_what_the_schema_refuses(self):
        for wrong in [{}, {"accordant": 2}, {"accordant": 1, "tilte": "A"}, {"accordant": 1, "asOf": "May 2016"}]:
            with self.assertRaises(ValueError, msg=wrong):
                self.models.Portfolio.model_validate(wrong)


if __name__ == "__main__":
    unittest.main()
