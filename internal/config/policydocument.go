package config

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// document is an IAM policy as the data source aws_iam_policy_document writes
// it: fields in this order, sets backwards, a set of one as its element.
type document struct {
	Version string `json:",omitempty"`
	ID      string `json:"Id,omitempty"`
	// Statements are *statement, or blank for statements that are not known.
	Statements []any `json:"Statement,omitempty"`
}

type statement struct {
	Sid          string                    `json:",omitempty"`
	Effect       string                    `json:",omitempty"`
	Action       any                       `json:",omitempty"`
	NotAction    any                       `json:",omitempty"`
	Resource     any                       `json:",omitempty"`
	NotResource  any                       `json:",omitempty"`
	Principal    any                       `json:",omitempty"`
	NotPrincipal any                       `json:",omitempty"`
	Condition    map[string]map[string]any `json:",omitempty"`
}

// policyDocument returns what aws_iam_policy_document computes from its
// arguments: json and minified_json. What is not known of it is blank: a name,
// the effect of a statement that may not be there, the operator of such a
// condition, or statements of a document that is not known.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
func policyDocument(b *Block) (full, minified cty.Value, err error) {
	merged := &document{}
	for _, name := range []string{"source_json", "source_policy_documents"} {
		if err := merged.mergeAll(b.Get(name)); err != nil {
			return cty.DynamicVal, cty.DynamicVal, fmt.Errorf("%s: %w", name, err)
		}
	}
	merged.merge(ownDocument(b))
	for _, name := range []string{"override_policy_documents", "override_json"} {
		if err := merged.mergeAll(b.Get(name)); err != nil {
			return cty.DynamicVal, cty.DynamicVal, fmt.Errorf("%s: %w", name, err)
		}
	}
	long, err := json.MarshalIndent(merged, "", "  ")
	if err != nil {
		return cty.DynamicVal, cty.DynamicVal, err
	}
	short, err := json.Marshal(merged)
	return cty.StringVal(string(long)), cty.StringVal(string(short)), err
}

// mergeAll merges texts of documents.
func (d *document) mergeAll(v Value) error {
	elements, complete := v.Elements()
	if !complete {
		d.Statements = append(d.Statements, blank)
	}
	for _, e := range elements {
		text := word(e.V)
		if text == "" {
			continue
		}
		other := &document{}
		err := json.Unmarshal([]byte(quoteTokens(text)), other)
		switch {
		case err != nil && HasToken(text):
			d.Statements = append(d.Statements, blank)
		case err != nil:
			return err
		default:
			d.merge(other)
		}
	}
	return nil
}

// UnmarshalJSON takes a single statement for a list of one, and a text in the
// place of a statement for statements that are not known.
func (d *document) UnmarshalJSON(raw []byte) error {
	var wire struct {
		Version   string
		ID        string `json:"Id"`
		Statement json.RawMessage
	}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	d.Version, d.ID = wire.Version, wire.ID
	var list []json.RawMessage
	switch {
	case len(wire.Statement) == 0:
	case wire.Statement[0] == '[':
		if err := json.Unmarshal(wire.Statement, &list); err != nil {
			return err
		}
	default:
		list = []json.RawMessage{wire.Statement}
	}
	for _, raw := range list {
		if raw[0] == '"' {
			d.Statements = append(d.Statements, blank)
			continue
		}
		s := &statement{}
		if err := json.Unmarshal(raw, s); err != nil {
			return err
		}
		s.Principal, s.NotPrincipal = ordered(s.Principal), ordered(s.NotPrincipal)
		for _, of := range s.Condition {
			for variable, values := range of {
				switch v := values.(type) {
				case bool:
					of[variable] = strconv.FormatBool(v)
				case []any:
					if len(v) == 1 {
						of[variable] = v[0]
					}
				}
			}
		}
		d.Statements = append(d.Statements, s)
	}
	return nil
}

// ordered sorts the principals of another document backwards, as the provider does.
func ordered(principal any) any {
	types, _ := principal.(map[string]any)
	for _, ids := range types {
		if list, ok := ids.([]any); ok {
			slices.SortFunc(list, func(a, b any) int { return strings.Compare(fmt.Sprint(b), fmt.Sprint(a)) })
		}
	}
	return principal
}

// merge adds the statements of another document. One whose Sid is there
// already takes the other's place.
func (d *document) merge(other *document) {
	if other.ID != "" {
		d.ID = other.ID
	}
	d.Version = max(d.Version, other.Version)
	here := len(d.Statements)
	for _, s := range other.Statements {
		id := sid(s)
		at := slices.IndexFunc(d.Statements[:here], func(e any) bool { return id != "" && sid(e) == id })
		if at < 0 {
			d.Statements = append(d.Statements, s)
			continue
		}
		d.Statements[at] = s
	}
}

// sid is a statement's name; none where it is not known.
func sid(s any) string {
	if s, ok := s.(*statement); ok && !strings.Contains(s.Sid, blank) {
		return s.Sid
	}
	return ""
}

func ownDocument(b *Block) *document {
	d := &document{Version: word(b.Get("version").V), ID: word(b.Get("policy_id").V)}
	if d.Version == "" {
		d.Version = "2012-10-17"
	}
	for _, s := range b.Sub("statement") {
		d.Statements = append(d.Statements, newStatement(s))
	}
	if v := b.Get("statement"); !v.Absent() && v.unknown() {
		d.Statements = append(d.Statements, blank)
	}
	return d
}

// sure is a block as it is if it is there.
func sure(b *Block) *Block {
	s := *b
	s.Maybe = false
	return &s
}

func newStatement(maybe *Block) *statement {
	b := sure(maybe)
	s := &statement{
		Sid: word(b.Get("sid").V), Effect: word(b.Get("effect").V),
		Action: set(words(b.Get("actions"))), NotAction: set(words(b.Get("not_actions"))),
		Resource: set(variables(words(b.Get("resources")))), NotResource: set(variables(words(b.Get("not_resources")))),
		Principal: principals(b, "principals"), NotPrincipal: principals(b, "not_principals"),
		Condition: conditions(b),
	}
	if s.Effect == "" {
		s.Effect = "Allow"
	}
	if maybe.Maybe {
		s.Effect = blank
	}
	return s
}

// word is a value as text: nothing for null, blank for what is not known.
func word(v cty.Value) string {
	if v == cty.NilVal || v.IsNull() {
		return ""
	}
	if !v.IsKnown() {
		return blank
	}
	s, err := convert.Convert(v, cty.String)
	if err != nil || !s.IsKnown() {
		return blank
	}
	return s.AsString()
}

func words(v Value) []string {
	elements, complete := v.Elements()
	var out []string
	for _, e := range elements {
		if !e.Absent() {
			out = append(out, word(e.V))
		}
	}
	if !complete {
		out = append(out, blank)
	}
	return out
}

// variables writes IAM's variables as IAM does: &{…} stands for ${…}, which
// Terraform would take for its own.
func variables(list []string) []string {
	for i, s := range list {
		list[i] = strings.ReplaceAll(s, "&{", "${")
	}
	return list
}

// set is what a set of texts is written as.
func set(list []string) any {
	slices.Sort(list)
	list = slices.Compact(list)
	slices.Reverse(list)
	return single(list)
}

func single(list []string) any {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return list
}

// principals gathers identifiers by type; {"*": "*"} is "*".
func principals(b *Block, name string) any {
	byType := map[string][]string{}
	for _, p := range b.Sub(name) {
		ids := variables(words(p.Get("identifiers")))
		if p.Maybe {
			ids = []string{blank}
		}
		typ := word(p.Get("type").V)
		byType[typ] = append(byType[typ], ids...)
	}
	if v := b.Get(name); !v.Absent() && v.unknown() {
		byType[blank] = append(byType[blank], blank)
	}
	if all := byType["*"]; len(byType) == 1 && len(all) == 1 && all[0] == "*" {
		return "*"
	}
	out := map[string]any{}
	for typ, ids := range byType {
		out[typ] = set(ids)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// conditions gathers values by test and variable.
func conditions(b *Block) map[string]map[string]any {
	found := map[string]map[string][]string{}
	add := func(test, variable string, values []string) {
		if found[test] == nil {
			found[test] = map[string][]string{}
		}
		found[test][variable] = append(found[test][variable], values...)
	}
	for _, c := range b.Sub("condition") {
		test, is := word(c.Get("test").V), sure(c)
		if c.Maybe {
			test = blank
		}
		add(test, word(is.Get("variable").V), variables(words(is.Get("values"))))
	}
	if v := b.Get("condition"); !v.Absent() && v.unknown() {
		add(blank, blank, []string{blank})
	}
	out := map[string]map[string]any{}
	for test, of := range found {
		out[test] = map[string]any{}
		for variable, values := range of {
			out[test][variable] = single(values)
			if values == nil {
				out[test][variable] = []string{}
			}
		}
	}
	return out
}
