package config

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Ref names what a value will be once it is known.
type Ref struct {
	Stack *Stack
	// Address is that of the resource instance, or var.name for a variable of
	// the root that nobody set.
	Address string
	// Attribute is the path in it, such as arn or identity[0].oidc[0].issuer; empty for a variable.
	Attribute string
}

// Variable reports whether the reference stands for an input that nobody set.
func (r Ref) Variable() bool { return r.Attribute == "" }

// String is the reference as it is written in Terraform.
func (r Ref) String() string {
	if r.Variable() {
		return r.Address
	}
	return r.Address + "." + r.Attribute
}

// Tokens stand in strings for references. Between their borders, which are
// runes for private use, they hold digits only, so that no separator, case
// change or JSON encoding breaks them; always as many, so that those of a stack
// sort alike in every run.
const (
	opening = '\uE000'
	closing = '\uE001'
)

// references hands out tokens, the same one for the same reference.
type references struct {
	mu     sync.Mutex
	tokens map[Ref]string
	all    []Ref

	library library
}

func (r *references) token(ref Ref) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if t, ok := r.tokens[ref]; ok {
		return t
	}
	if r.tokens == nil {
		r.tokens = map[Ref]string{}
	}
	t := fmt.Sprintf("%c%08d%c", opening, len(r.all), closing)
	r.tokens[ref] = t
	r.all = append(r.all, ref)
	return t
}

func (r *references) of(token string) (Ref, bool) {
	n, err := strconv.Atoi(token)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil || n < 0 || n >= len(r.all) {
		return Ref{}, false
	}
	return r.all[n], true
}

// split calls text and ref in turn for the parts of a string. It reports
// whether every token was whole.
func (r *references) split(s string, text func(string), ref func(Ref)) bool {
	for {
		i := strings.IndexRune(s, opening)
		if i < 0 {
			text(s)
			return !strings.ContainsRune(s, closing)
		}
		text(s[:i])
		s = s[i+len(string(opening)):]
		token, rest, ok := strings.Cut(s, string(closing))
		found, known := r.of(token)
		if !ok || !known {
			return false
		}
		ref(found)
		s = rest
	}
}

// HasToken reports whether a string holds a reference, whole or broken, or a
// part that is not known.
func HasToken(s string) bool {
	return strings.ContainsRune(s, opening) || strings.ContainsRune(s, closing) || strings.Contains(s, blank)
}

// Refs returns the references in a string, in order.
func (w *Workspace) Refs(s string) []Ref {
	if !HasToken(s) {
		return nil
	}
	var out []Ref
	w.references.split(s, func(string) {}, func(r Ref) { out = append(out, r) })
	return out
}

// Readable returns a string as people read it: references as Terraform writes
// them, in ${}, and (unknown) for a part that is not known.
func (w *Workspace) Readable(s string) string {
	if !HasToken(s) {
		return s
	}
	s = strings.ReplaceAll(s, blank, "(unknown)")
	var b strings.Builder
	w.references.split(s, func(t string) { b.WriteString(t) }, func(r Ref) { b.WriteString("${" + r.String() + "}") })
	return b.String()
}

// Resources returns the instances that a reference names: one, or all of a
// resource whose index is not known, or none if it stands for a variable.
func (r Ref) Resources() []*Resource {
	if r.Variable() || r.Stack == nil {
		return nil
	}
	if found := r.Stack.Lookup(r.Address); len(found) > 0 {
		return found
	}
	return r.Stack.Lookup(Bare(r.Address))
}
