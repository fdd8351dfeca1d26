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
	// maxText and maxTexts bound the work that patterns make: an ARN has at most 2,048 characters.
	maxText, maxTexts = 1 << 12, 2000
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
	if n := 0; !fits(raw, &n) {
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

// fits reports whether texts are neither too long nor too many; n counts them.
func fits(v any, n *int) bool {
	switch v := v.(type) {
	case string:
		*n++
		return len(v) <= maxText && *n <= maxTexts
	case []any:
		for _, e := range v {
			if !fits(e, n) {
				return false
			}
		}
	case map[string]any:
		for k, e := range v {
			if !fits(k, n) || !fits(e, n) {
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
