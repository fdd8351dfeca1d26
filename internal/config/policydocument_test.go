package config

import (
	"encoding/json"
	flags "flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flags.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, path, got string) {
	t.Helper()
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

// TestPolicyDocument compares documents with what Terraform itself made of
// those that are known, and with what is told of those that are not.
func TestPolicyDocument(t *testing.T) {
	for _, name := range []string{"known", "unknown"} {
		t.Run(name, func(t *testing.T) {
			w := NewWorkspace()
			dir := filepath.Join("testdata/policy", name)
			s, err := w.Evaluate(Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for k, v := range s.Outputs["json"].Elements() {
				text := strings.ReplaceAll(v.AsString(), blank, "(blank)")
				b.WriteString("== " + k.AsString() + "\n" + w.Readable(text) + "\n")
			}
			golden(t, filepath.Join(dir, "documents.txt"), b.String())
		})
	}
}

func TestPolicyDocumentThatMergesNoJSON(t *testing.T) {
	w := NewWorkspace()
	dir := t.TempDir()
	src := `data "aws_iam_policy_document" "bad" {
  source_policy_documents = ["no JSON"]
}`
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := w.Evaluate(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if v := s.Resources[0].Get("json"); v.Given() != Unknown {
		t.Errorf("a document that cannot be made is %#v", v.V)
	}
}

// FuzzMergeDocument merges any text into a document: it is refused, or what
// comes of it says the same again.
func FuzzMergeDocument(f *testing.F) {
	f.Add(`{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":["*"]}]}`)
	f.Add(`{"Statement":{"Effect":"Deny","NotAction":["s3:*"],"Principal":{"AWS":["b","a"]},"Condition":{"Bool":{"aws:x":true}}}}`)
	f.Add(`{"Statement":["x",null]}`)
	f.Fuzz(func(t *testing.T, text string) {
		first, second := &document{}, &document{}
		if json.Unmarshal([]byte(text), first) != nil {
			return
		}
		once, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(once, second); err != nil {
			t.Fatalf("%s: %v", once, err)
		}
		if twice, err := json.Marshal(second); err != nil || string(twice) != string(once) {
			t.Fatalf("%s became %s: %v", once, twice, err)
		}
	})
}
