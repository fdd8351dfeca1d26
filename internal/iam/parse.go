package iam

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What can be wrong with a document as a whole.
var (
	ErrNotJSON     = errors.New("the policy is not JSON")
	ErrNotPolicy   = errors.New("the policy is no JSON object")
	ErrNoStatement = errors.New("the policy has no Statement")
	ErrTooLarge    = errors.New("the policy is larger than any that AWS takes")
)

const (
	// maxSize is many times what AWS takes: 32 KiB for a key policy is the most.
	maxSize = 1 << 18
	// maxDepth is of brackets; a policy needs 6.
	maxDepth = 32
	// maxText, maxTexts and maxWild bound the work that patterns make. An ARN has
	// at most 2,048 characters; the longest of AWS's own policies have 3,000
	// actions; one of all services is enough, such as *:Describe*.
	maxText, maxTexts, maxWild = 1 << 12, 5000, 64
)

// Parse reads a policy. It is lenient where AWS's own checks would not be, as a
// policy that AWS refuses may still be read for what its author meant: see Faults.
func Parse(text string) (*Policy, error) {
	if len(text) > maxSize || depth(text) > maxDepth {
		return nil, ErrTooLarge
	}
	var raw any
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotJSON, err)
	}
	if !(&size{}).fits(raw) {
		return nil, ErrTooLarge
	}
	doc, ok := raw.(map[string]any)
	if !ok {
		return nil, ErrNotPolicy
	}
	p := &Policy{Version: first(doc["Version"])}
	statements, ok := doc["Statement"]
	if !ok {
		return nil, ErrNoStatement
	}
	for _, s := range list(statements) {
		switch s := s.(type) {
		case map[string]any:
			p.Statements = append(p.Statements, statement(s))
		case string:
			p.Partial = p.Partial || Vague(s)
		}
	}
	return p, nil
}

// size counts texts, and among them the patterns of actions in many services.
type size struct{ texts, wild int }

// fits reports whether texts are neither too long nor too many.
func (z *size) fits(v any) bool {
	switch v := v.(type) {
	case string:
		z.texts++
		if service, _, ok := strings.Cut(v, ":"); ok && strings.ContainsAny(service, "*?") {
			z.wild++
		}
		return len(v) <= maxText && z.texts <= maxTexts && z.wild <= maxWild
	case []any:
		for _, e := range v {
			if !z.fits(e) {
				return false
			}
		}
	case map[string]any:
		for k, e := range v {
			if !z.fits(k) || !z.fits(e) {
				return false
			}
		}
	}
	return true
}

// depth is how deep brackets nest outside of strings.
func depth(text string) int {
	deepest, now, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			now++
			deepest = max(deepest, now)
		case c == '}' || c == ']':
			now--
		}
	}
	return deepest
}

func statement(m map[string]any) Statement {
	s := Statement{Sid: first(m["Sid"]), effect: first(m["Effect"])}
	switch {
	case Vague(s.effect):
		s.Effect = Perhaps
	case strings.EqualFold(s.effect, "Deny"):
		s.Effect = Deny
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		s.element(name, m[name])
	}
	return s
}

func (s *Statement) element(name string, v any) {
	switch name {
	case "Action":
		s.Actions = texts(v)
	case "NotAction":
		s.NotActions = texts(v)
	case "Resource":
		s.Resources = texts(v)
	case "NotResource":
		s.NotResources = texts(v)
	case "Principal":
		s.Principals, s.hasPrincipal = principals(v), true
	case "NotPrincipal":
		s.NotPrincipals, s.hasPrincipal = principals(v), true
	case "Condition":
		s.Conditions = conditions(v)
	case "Sid", "Effect":
	default:
		s.strange = name
	}
}

// list is a JSON list, or a list of the one thing that stands in its place.
func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}

// texts are the scalars of a list, or of what stands in its place.
func texts(v any) []string {
	var out []string
	for _, e := range list(v) {
		if s, ok := scalar(e); ok {
			out = append(out, s)
		}
	}
	return out
}

func first(v any) string {
	s, _ := scalar(v)
	return s
}

func scalar(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case bool:
		return strconv.FormatBool(v), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}
