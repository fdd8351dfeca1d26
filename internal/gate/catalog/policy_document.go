package catalog

import (
	"regexp"
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyDocument is a policy where it stands.
type policyDocument struct {
	*iam.Policy // nil if it is not known, or wrong
	place       policyPlace
	value       config.Value
	text        string
	err         error
	// source is the data source that the policy comes from, if that is another resource.
	source *config.Resource
	// inherited are statements that come from other documents, and are looked at there.
	inherited []bool
	// home are the accounts that the stack's providers are bound to.
	home map[string]bool
}

// policiesOf returns the policies of a resource.
func policiesOf(s *check.Subject) []*policyDocument {
	type key struct{ r *config.Resource }
	return check.Remember(s.World, key{s.Resource}, func() []*policyDocument {
		if check.TypeOf(s.Resource) == documentType {
			return sourced(s)
		}
		var out []*policyDocument
		for _, p := range policyPlaces[check.TypeOf(s.Resource)] {
			p.use = useOf(s.World, s.Resource, p)
			for _, v := range s.All(p.path) {
				if d := readPolicy(p, v); d != nil {
					d.source = libraryOf(s.World).source(d.text)
					d.home = homeOf(s)
					out = append(out, d)
				}
			}
		}
		return out
	})
}

// readPolicy returns the policy in an attribute, or nil if there is none.
func readPolicy(p policyPlace, v config.Value) *policyDocument {
	if v.Absent() && !v.Maybe {
		return nil
	}
	d := &policyDocument{place: p, value: v}
	d.text, _ = v.Text("")
	if d.text == "" {
		if v.Given() == config.No {
			return nil
		}
		return d
	}
	readable := blanked(v.Block, d.text)
	if !spelled(readable) {
		return d
	}
	d.Policy, d.err = iam.Parse(readable)
	if d.Policy != nil && v.Maybe {
		d.loosen()
	}
	return d
}

// spelled reports whether anything of a text is written, and not only referred to.
func spelled(text string) bool {
	return strings.Trim(reference.ReplaceAllString(text, ""), iam.Blank+" \n") != ""
}

// reference is a token of config.
var reference = regexp.MustCompile("\uE000[0-9]+\uE001")

// loosen makes all statements such as may not be there.
func (d *policyDocument) loosen() {
	for i := range d.Statements {
		d.Statements[i].Effect = iam.Perhaps
	}
}

// blanked is a text with the references to variables that nobody set turned
// into what stands for the unknown in a policy: such a name can be anything,
// where an attribute of a resource is some one thing.
func blanked(b *config.Block, s string) string {
	refs := b.Refs(s)
	var out strings.Builder
	for i := 0; ; i++ {
		before, rest, ok := strings.Cut(s, "\uE000")
		out.WriteString(before)
		if !ok || i >= len(refs) {
			out.WriteString(rest)
			return out.String()
		}
		token, after, _ := strings.Cut(rest, "\uE001")
		if refs[i].Variable() {
			out.WriteString(iam.Blank)
		} else {
			out.WriteString("\uE000" + token + "\uE001")
		}
		s = after
	}
}

// sourced is what a data source makes: an identity's policy, unless it names
// principals or stands where no identity's policy does.
func sourced(s *check.Subject) []*policyDocument {
	v := s.Get("json")
	d := readPolicy(policyPlace{documentType, "json", iam.OfIdentity}, v)
	if d == nil {
		return nil
	}
	uses := libraryOf(s.World).uses(d.text)
	switch {
	case len(uses) > 0:
		d.place.use = slices.Min(uses) // an identity's, if any
	case d.Policy != nil && d.Resourceful():
		d.place.use = iam.OfResource
	}
	if d.Policy != nil {
		d.inherit(s)
	}
	return []*policyDocument{d}
}

// inclusions are the arguments by which a document takes in others.
var inclusions = []string{"source_policy_documents", "override_policy_documents", "source_json", "override_json"}

// inherit marks the statements that other documents bring in.
func (d *policyDocument) inherit(s *check.Subject) {
	d.inherited = make([]bool, len(d.Statements))
	for _, text := range included(s.Block) {
		if libraryOf(s.World).source(text) == nil {
			continue
		}
		p, err := iam.Parse(blanked(s.Block, text))
		if err != nil {
			continue
		}
		for i := range d.Statements {
			if slices.ContainsFunc(p.Statements, d.Statements[i].Same) {
				d.inherited[i] = true
			}
		}
	}
}

func included(b *config.Block) []string {
	var out []string
	for _, o := range inclusions {
		texts, _ := b.Get(o).Texts()
		out = append(out, texts...)
	}
	return out
}

// own reports whether a statement is to be looked at here, and in no other document.
func (d *policyDocument) own(i int) bool { return d.inherited == nil || !d.inherited[i] }

// at is where a statement stands, as near as can be told.
func (d *policyDocument) at(i int) config.Value {
	v := d.value
	if d.place.typ != documentType || v.Block == nil {
		return v
	}
	blocks := v.Block.Find("statement")
	for _, b := range blocks {
		if sid, _ := b.Get("sid").Text(""); sid != "" && sid == d.Statements[i].Sid {
			v.Range = b.Range
			return v
		}
	}
	if len(blocks) == len(d.Statements) {
		v.Range = blocks[i].Range
	}
	return v
}
