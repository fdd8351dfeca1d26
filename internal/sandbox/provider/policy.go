package provider

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
)

// document is an IAM policy in the form that the AWS provider renders: fields in
// this order, single values as text, lists sorted backwards.
type document struct {
	Version    string       `json:",omitempty"`
	ID         string       `json:"Id,omitempty"`
	Statements []*statement `json:"Statement,omitempty"`
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

// UnmarshalJSON takes a single statement for a list of one.
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
	if len(wire.Statement) == 0 {
		return nil
	}
	if wire.Statement[0] == '[' {
		return json.Unmarshal(wire.Statement, &d.Statements)
	}
	d.Statements = []*statement{{}}
	return json.Unmarshal(wire.Statement, d.Statements[0])
}

// readPolicyDocument renders aws_iam_policy_document.
func readPolicyDocument(o *op) error {
	merged := &document{}
	for _, source := range o.texts("source_json", "source_policy_documents") {
		if err := merged.mergeText(source); err != nil {
			return err
		}
	}
	own, err := o.ownDocument()
	if err != nil {
		return err
	}
	merged.merge(own)
	for _, override := range o.texts("override_json", "override_policy_documents") {
		if err := merged.mergeText(override); err != nil {
			return err
		}
	}
	long, err := json.MarshalIndent(merged, "", "  ")
	if err != nil {
		return err
	}
	short, err := json.Marshal(merged)
	if err != nil {
		return err
	}
	o.attrs["json"], o.attrs["minified_json"] = string(long), string(short)
	o.attrs["id"] = strconv.FormatUint(uint64(crc32.ChecksumIEEE(long)), 10)
	o.attrs["version"] = own.Version
	return nil
}

// texts returns the texts of several arguments that are not empty.
func (o *op) texts(arguments ...string) []string {
	var out []string
	for _, a := range arguments {
		for _, v := range collect(map[string]any(o.attrs), []string{a}) {
			if s, ok := v.(string); ok && s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

func (d *document) mergeText(text string) error {
	var other document
	if err := json.Unmarshal([]byte(text), &other); err != nil {
		return fmt.Errorf("policy document to merge: %w", err)
	}
	d.merge(&other)
	return nil
}

// merge adds statements; one whose Sid is there already takes the other's place.
func (d *document) merge(other *document) {
	if other.ID != "" {
		d.ID = other.ID
	}
	d.Version = max(d.Version, other.Version)
	for _, s := range other.Statements {
		at := -1
		if s.Sid != "" {
			at = slices.IndexFunc(d.Statements, func(e *statement) bool { return e.Sid == s.Sid })
		}
		if at < 0 {
			d.Statements = append(d.Statements, s)
			continue
		}
		d.Statements[at] = s
	}
}

// ownDocument is made of the data block's own statements.
func (o *op) ownDocument() (*document, error) {
	d := &document{Version: "2012-10-17", ID: o.str("policy_id")}
	if v := o.str("version"); v != "" {
		d.Version = v
	}
	seen := map[string]bool{}
	for _, block := range collect(map[string]any(o.attrs), []string{"statement"}) {
		b, _ := block.(map[string]any)
		s := newStatement(b)
		if s.Sid != "" && seen[s.Sid] {
			return nil, fmt.Errorf("duplicate Sid (%s); Sids in a policy document must be unique", s.Sid)
		}
		seen[s.Sid] = true
		d.Statements = append(d.Statements, s)
	}
	return d, nil
}

func newStatement(b map[string]any) *statement {
	s := &statement{
		Sid: text(b["sid"]), Effect: "Allow",
		Action: policyWords(b["actions"]), NotAction: policyWords(b["not_actions"]),
		Resource: policyWords(b["resources"]), NotResource: policyWords(b["not_resources"]),
		Principal: principals(b["principals"]), NotPrincipal: principals(b["not_principals"]),
	}
	if e := text(b["effect"]); e != "" {
		s.Effect = e
	}
	list, _ := b["condition"].([]any)
	for _, e := range list {
		c, _ := e.(map[string]any)
		if s.Condition == nil {
			s.Condition = map[string]map[string]any{}
		}
		test := text(c["test"])
		if s.Condition[test] == nil {
			s.Condition[test] = map[string]any{}
		}
		s.Condition[test][text(c["variable"])] = single(policyTexts(c["values"]))
	}
	return s
}

// policyWords sorts backwards, as the provider does.
func policyWords(v any) any {
	words := policyTexts(v)
	slices.Sort(words)
	slices.Reverse(words)
	return single(words)
}

// single is nil for no words, a text for one, else the list.
func single(words []string) any {
	switch len(words) {
	case 0:
		return nil
	case 1:
		return words[0]
	}
	return words
}

// policyTexts returns the texts of a list, with &{…} turned into IAM's own ${…}.
func policyTexts(v any) []string {
	list, _ := v.([]any)
	var out []string
	for _, e := range list {
		out = append(out, strings.ReplaceAll(text(e), "&{", "${"))
	}
	return out
}

// principals groups identifiers by type; {"*": "*"} is "*".
func principals(v any) any {
	list, _ := v.([]any)
	byType := map[string][]string{}
	for _, e := range list {
		p, _ := e.(map[string]any)
		byType[text(p["type"])] = append(byType[text(p["type"])], policyTexts(p["identifiers"])...)
	}
	if len(byType) == 0 {
		return nil
	}
	if all := byType["*"]; len(byType) == 1 && len(all) == 1 && all[0] == "*" {
		return "*"
	}
	out := map[string]any{}
	for typ, ids := range byType {
		slices.Sort(ids)
		slices.Reverse(ids)
		out[typ] = single(ids)
	}
	return out
}
