package provider

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// read answers a data block.
func (e *engine) read(typ string, config store.Attributes) (store.Attributes, string) {
	e.t.Helper()
	b := e.schema.DataSources[typ]
	resp, err := e.ReadDataSource(e.ctx, &tfprotov6.ReadDataSourceRequest{TypeName: typ, Config: e.encode(config, b)})
	if err != nil {
		e.t.Fatal(err)
	}
	if len(resp.Diagnostics) > 0 {
		return nil, resp.Diagnostics[0].Summary
	}
	state, err := decode(resp.State, b)
	if err != nil {
		e.t.Fatal(err)
	}
	return state, ""
}

func TestPolicyDocument(t *testing.T) {
	e := newEngine(t, Options{})
	state, refusal := e.read("aws_iam_policy_document", store.Attributes{
		"source_policy_documents":   []any{`{"Version":"2008-10-17","Statement":{"Sid":"Kept","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}`},
		"override_policy_documents": []any{`{"Statement":[{"Sid":"Read","Effect":"Deny","Action":["s3:*"],"Resource":"*"}]}`},
		"statement": []any{
			map[string]any{"sid": "Read", "actions": []any{"s3:GetObject", "s3:ListBucket"}, "resources": []any{"*"}},
			map[string]any{
				"actions": []any{"s3:GetObject", "s3:PutObject"}, "resources": []any{"arn:aws:s3:::x/&{aws:username}/*"},
				"principals": []any{
					map[string]any{"type": "AWS", "identifiers": []any{"arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:root"}},
					map[string]any{"type": "Service", "identifiers": []any{"ecs.amazonaws.com"}},
				},
				"condition": []any{
					map[string]any{"test": "StringEquals", "variable": "aws:SourceAccount", "values": []any{"111111111111"}},
					map[string]any{"test": "StringEquals", "variable": "aws:SourceVpc", "values": []any{"vpc-b", "vpc-a"}},
				},
			},
			map[string]any{"effect": "Deny", "not_actions": []any{"s3:*"}, "resources": []any{"*"}, "principals": []any{map[string]any{"type": "*", "identifiers": []any{"*"}}}},
		},
	})
	if refusal != "" {
		t.Fatal(refusal)
	}
	golden(t, "policy.json", text(state["json"]))
	twice := []any{map[string]any{"sid": "A"}, map[string]any{"sid": "A"}}
	if _, refusal := e.read("aws_iam_policy_document", store.Attributes{"statement": twice}); refusal == "" {
		t.Error("two statements of one Sid are accepted")
	}
}

// FuzzMerge merges any text into a policy document: it is refused, or renders to JSON that says the same again.
func FuzzMerge(f *testing.F) {
	f.Add(`{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":["*"]}]}`)
	f.Add(`{"Statement":{"Effect":"Deny","NotAction":["s3:*"],"Principal":"*","Condition":{"Bool":{"aws:x":"true"}}}}`)
	f.Add(`{"Statement":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		var first document
		if first.mergeText(text) != nil {
			return
		}
		once, err := json.Marshal(&first)
		if err != nil {
			t.Fatal(err)
		}
		var second document
		if err := second.mergeText(string(once)); err != nil {
			t.Fatalf("%s: %v", once, err)
		}
		if twice, err := json.Marshal(&second); err != nil || string(twice) != string(once) {
			t.Fatalf("%s became %s: %v", once, twice, err)
		}
	})
}
