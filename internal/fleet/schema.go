package fleet

import (
	"embed"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"strings"
	"time"
	"unicode"

	"github.com/invopop/jsonschema"
)

// The manifest's types as text: their comments are the schema's descriptions.
//
//go:embed data.go edge.go fleet.go instance.go manifest.go modules.go oidc.go parameters.go pipeline.go security.go service.go watch.go workspaces.go
var sources embed.FS

// Schema returns the JSON Schema of fleet.yaml and of service.yaml, which is
// told apart by its key "service".
func Schema() []byte {
	comments := comments()
	r := &jsonschema.Reflector{
		FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, Anonymous: true,
		Mapper: special, Namer: typeName,
		LookupComment: func(t reflect.Type, name string) string { return describe(comments, t, name) },
	}
	file, service := r.Reflect(manifest{}), r.Reflect(serviceFile{})
	defs := file.Definitions
	for name, def := range service.Definitions {
		defs[name] = def
	}
	for _, name := range []string{"Manifest", "ServiceFile"} {
		defs[name].PatternProperties = map[string]*jsonschema.Schema{"^x-": jsonschema.TrueSchema}
	}
	shortForms(reflect.TypeFor[manifest](), defs)
	shortForms(reflect.TypeFor[Service](), defs)
	root := &jsonschema.Schema{
		Version: jsonschema.Version, Title: "flota manifest",
		Description: "fleet.yaml and service.yaml of flota",
		Definitions: defs,
		If:          &jsonschema.Schema{Required: []string{"service"}},
		Then:        ref("ServiceFile"),
		Else:        ref("Manifest"),
	}
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("fleet: the schema cannot be written: " + err.Error())
	}
	return append(out, '\n')
}

func ref(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }

// describe returns the comment of a type, or of one of its fields, with the
// field's name as it stands in the manifest.
func describe(comments map[string]string, t reflect.Type, name string) string {
	text := comments[t.Name()+"."+name]
	if name == "" {
		return text
	}
	sf, _ := t.FieldByName(name)
	key, _, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
	if rest, ok := strings.CutPrefix(text, name+" "); ok {
		return key + " " + rest
	}
	return text
}

func typeName(t reflect.Type) string {
	name := []rune(t.Name())
	if len(name) > 0 {
		name[0] = unicode.ToUpper(name[0])
	}
	return string(name)
}

// special returns the schema of a type that is not written the way Go holds it.
func special(t reflect.Type) *jsonschema.Schema {
	str := func(pattern string) *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Pattern: pattern} }
	switch t {
	case reflect.TypeFor[time.Duration]():
		return str(durationForm)
	case secretType:
		return str(secretForm)
	case reflect.TypeFor[float64]():
		number := &jsonschema.Schema{Type: "number", Minimum: "0", Maximum: "100"}
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{number, str(percentForm)}}
	case reflect.TypeFor[Units]():
		return &jsonschema.Schema{Type: "number", Minimum: "0", Maximum: "256", MultipleOf: "0.5"}
	case reflect.TypeFor[approval]():
		return &jsonschema.Schema{Enum: []any{"required", "none", true, false}}
	case reflect.TypeFor[raw]():
		inline := &jsonschema.Schema{Type: "object", AdditionalProperties: ref("ServiceFile")}
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, listOf(str("")), inline}}
	case reflect.TypeFor[[]string]():
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{str(""), listOf(str(""))}}
	case reflect.TypeFor[map[string]string]():
		value := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{str(""), {Type: "number"}, {Type: "boolean"}}}
		return &jsonschema.Schema{Type: "object", AdditionalProperties: value}
	}
	return nil
}

func listOf(items *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: items}
}

// shortForms lets the tables that have a short form be written in it.
func shortForms(t reflect.Type, defs jsonschema.Definitions) {
	for _, f := range fieldsOf(t) {
		switch f.typ.Kind() {
		case reflect.Pointer:
			shortForms(f.typ.Elem(), defs)
		case reflect.Map:
			if f.typ.Elem().Kind() == reflect.Struct && f.typ.Elem() != secretType {
				shortForms(f.typ.Elem(), defs)
			}
		case reflect.Struct:
			shortForms(f.typ, defs)
		}
	}
	long, ok := defs[typeName(t)]
	if !ok || long.AnyOf != nil {
		return
	}
	for _, f := range fieldsOf(t) {
		if short, ok := long.Properties.Get(f.key); ok && f.alone {
			plain := *short
			plain.Description, plain.Default = "", nil
			defs[typeName(t)] = &jsonschema.Schema{Description: long.Description, AnyOf: []*jsonschema.Schema{&plain, long}}
			return
		}
	}
}

// comments returns the comments of the manifest's types: Type.Field to text, and Type. to its own.
func comments() map[string]string {
	out := map[string]string{}
	files, err := fs.Glob(sources, "*.go")
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		text, err := sources.ReadFile(name)
		if err != nil {
			panic(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			panic(err)
		}
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.TYPE {
				typeComments(d, out)
			}
		}
	}
	return out
}

func typeComments(d *ast.GenDecl, out map[string]string) {
	for _, spec := range d.Specs {
		t := spec.(*ast.TypeSpec)
		s, ok := t.Type.(*ast.StructType)
		if !ok {
			continue
		}
		out[t.Name.Name+"."] = oneLine(d.Doc)
		for _, f := range s.Fields.List {
			for _, name := range f.Names {
				out[t.Name.Name+"."+name.Name] = oneLine(f.Doc)
			}
		}
	}
}

func oneLine(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }
