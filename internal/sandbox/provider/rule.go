package provider

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// namedRules are the checks that an argument's name brings, in whatever type it stands.
var namedRules = rules{
	"cidr_block": isCIDR,
	"cidr_ipv4":  isCIDR,
	"policy":     isJSON,
}

// oneOf allows the listed words.
func oneOf(words string) rule {
	allowed := strings.Fields(words)
	return func(v any) string {
		if s, ok := v.(string); ok && !slices.Contains(allowed, s) {
			return fmt.Sprintf("must be one of %s, got %q", strings.Join(quoted(allowed), ", "), s)
		}
		return ""
	}
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fmt.Sprintf("%q", w)
	}
	return out
}

// between allows numbers from low to high.
func between(low, high float64) rule {
	return func(v any) string {
		if n, ok := v.(float64); ok && (n < low || n > high) {
			return fmt.Sprintf("must be between %g and %g, got %g", low, high, n)
		}
		return ""
	}
}

// among allows the listed numbers.
func among(numbers ...float64) rule {
	return func(v any) string {
		if n, ok := v.(float64); ok && !slices.Contains(numbers, n) {
			return fmt.Sprintf("must be one of %v, got %g", numbers, n)
		}
		return ""
	}
}

// matching allows low to high characters that match the pattern; what says so in words.
func matching(low, high int, pattern, what string) rule {
	re := regexp.MustCompile("^(?:" + pattern + ")$")
	return func(v any) string {
		s, ok := v.(string)
		switch {
		case !ok:
			return ""
		case len(s) < low || len(s) > high:
			return fmt.Sprintf("must have %d to %d characters, %q has %d", low, high, s, len(s))
		case !re.MatchString(s):
			return fmt.Sprintf("must %s, got %q", what, s)
		}
		return ""
	}
}

func isJSON(v any) string {
	s, ok := v.(string)
	if !ok || s == "" || json.Valid([]byte(s)) {
		return ""
	}
	var any any
	return fmt.Sprintf("contains invalid JSON: %v", json.Unmarshal([]byte(s), &any))
}

func isCIDR(v any) string {
	s, ok := v.(string)
	if !ok || s == "" {
		return ""
	}
	p, err := netip.ParsePrefix(s)
	switch {
	case err != nil:
		return fmt.Sprintf("must be a CIDR block, got %q", s)
	case p.Masked() != p:
		return fmt.Sprintf("%q is not a network, did you mean %q", s, p.Masked())
	}
	return ""
}

func isARN(v any) string {
	if s, ok := v.(string); ok && s != "" && len(strings.SplitN(s, ":", 6)) != 6 {
		return fmt.Sprintf("must be an ARN, got %q", s)
	}
	return ""
}

// group is a check of arguments that belong together.
type group struct {
	how   string // exactly, most, least or all
	names []string
}

func exactlyOne(names string) group { return group{"exactly", fields(names)} }
func atMostOne(names string) group  { return group{"most", fields(names)} }
func atLeastOne(names string) group { return group{"least", fields(names)} }
func together(names string) group   { return group{"all", fields(names)} }

// check counts the arguments that are set; one that is not known yet might be, so it ends the check.
func (g group) check(attrs map[string]any) *tfprotov6.Diagnostic {
	var given []string
	for _, name := range g.names {
		switch v := attrs[name].(type) {
		case unknown:
			return nil
		case []any:
			if len(v) > 0 {
				given = append(given, name)
			}
		case nil:
		default:
			given = append(given, name)
		}
	}
	what := ""
	list := strings.Join(g.names, ", ")
	switch n := len(given); {
	case g.how == "exactly" && n != 1:
		what = fmt.Sprintf("exactly one of %s must be set, got %d", list, n)
	case g.how == "most" && n > 1:
		what = fmt.Sprintf("only one of %s may be set, got %s", list, strings.Join(given, " and "))
	case g.how == "least" && n == 0:
		what = fmt.Sprintf("one of %s must be set", list)
	case g.how == "all" && n > 0 && n < len(g.names):
		what = fmt.Sprintf("%s must be set together, got only %s", list, strings.Join(given, ", "))
	}
	if what == "" {
		return nil
	}
	return &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError, Attribute: attributePath(g.names[0]),
		Summary: "invalid combination of arguments", Detail: what + ".",
	}
}
