package fleet

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSchemaGolden(t *testing.T) {
	const golden = "testdata/schema.golden"
	got := Schema()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("schema (-want +got):\n%s", diff)
	}
	if !json.Valid(got) || bytes.Contains(got, []byte(`"description": ""`)) {
		t.Error("the schema is no JSON, or a key has no description")
	}
}

// Every key has a comment, and the comment names the default that the tag sets.
func TestEveryKeyIsDescribed(t *testing.T) {
	comments := comments()
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type)
	visit = func(typ reflect.Type) {
		if typ.Kind() == reflect.Map || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || typ == secretType || typ == reflect.TypeFor[time.Duration]() || seen[typ] {
			return
		}
		seen[typ] = true
		for _, sf := range reflect.VisibleFields(typ) {
			if sf.Tag.Get("yaml") == "" || sf.Anonymous || len(sf.Index) > 1 {
				continue
			}
			text := comments[typ.Name()+"."+sf.Name]
			f, _ := fieldsOf(typ).find(strings.Split(sf.Tag.Get("yaml"), ",")[0])
			if text == "" || f.fallback != "" && !strings.Contains(text, "Default: "+f.fallback) {
				t.Errorf("%s.%s: the comment %q does not tell the default %q", typ.Name(), sf.Name, text, f.fallback)
			}
			visit(sf.Type)
		}
	}
	visit(reflect.TypeFor[manifest]())
	visit(reflect.TypeFor[serviceFile]())
	visit(reflect.TypeFor[Service]())
}
