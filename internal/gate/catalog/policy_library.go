package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// policyLibrary knows which data source made a policy's text, and for what the text
// is used. Texts tell documents apart wherever they went through: locals,
// outputs and modules leave them as they are.
type policyLibrary struct {
	sources map[string]*config.Resource
	used    map[string][]iam.Use
	within  map[string][]string // by text, those of the documents that take it in
}

func libraryOf(w *check.World) *policyLibrary {
	type key struct{}
	return check.Remember(w, key{}, func() *policyLibrary {
		l := &policyLibrary{sources: map[string]*config.Resource{}, used: map[string][]iam.Use{}, within: map[string][]string{}}
		l.gather(w)
		return l
	})
}

func (l *policyLibrary) gather(w *check.World) {
	for _, r := range w.Of(documentType) {
		text, _ := r.Get("json").Text("")
		minified, _ := r.Get("minified_json").Text("")
		for _, t := range []string{text, minified} {
			if t != "" && l.sources[t] == nil {
				l.sources[t] = r
			}
		}
		for _, t := range included(r.Block) {
			l.within[t] = append(l.within[t], text)
		}
	}
	for typ, all := range policyPlaces {
		for _, r := range w.Of(typ) {
			l.use(w, r, all)
		}
	}
}

func (l *policyLibrary) use(w *check.World, r *config.Resource, all []policyPlace) {
	for _, p := range all {
		for _, v := range r.All(p.path) {
			if text, _ := v.Text(""); text != "" && l.sources[text] != nil {
				l.used[text] = append(l.used[text], useOf(w, r, p))
			}
		}
	}
}

func (l *policyLibrary) source(text string) *config.Resource { return l.sources[text] }

// uses are those of a document, or of the documents that take it in.
func (l *policyLibrary) uses(text string) []iam.Use { return l.usesWithin(text, 0) }

func (l *policyLibrary) usesWithin(text string, depth int) []iam.Use {
	const deepest = 5
	out := l.used[text]
	if depth == deepest {
		return out
	}
	for _, t := range l.within[text] {
		if t != text {
			out = append(out[:len(out):len(out)], l.usesWithin(t, depth+1)...)
		}
	}
	return out
}
