package events

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// match reports whether an event fits a rule's pattern: all its fields must
// fit, and of a field's values one must (EventBridge user guide, "Comparison
// operators for use in event patterns"). What the sandbox does not know is an
// error, and fits nothing.
func match(pattern string, event map[string]any) (bool, error) {
	var p map[string]any
	if err := json.Unmarshal([]byte(pattern), &p); err != nil {
		return false, fmt.Errorf("event pattern is no JSON: %w", err)
	}
	return fits(p, event)
}

func fits(pattern, event map[string]any) (bool, error) {
	for name, want := range pattern {
		var ok bool
		var err error
		switch want := want.(type) {
		case map[string]any:
			inner, _ := event[name].(map[string]any)
			ok, err = fits(want, inner)
		case []any:
			if name == "$or" {
				ok, err = anyFits(want, event)
			} else {
				value, there := event[name]
				ok, err = anyMatches(want, value, there)
			}
		default:
			err = fmt.Errorf("event pattern: the value of %q must be a list", name)
		}
		if err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

func anyFits(patterns []any, event map[string]any) (bool, error) {
	for _, p := range patterns {
		inner, ok := p.(map[string]any)
		if !ok {
			return false, fmt.Errorf("event pattern: $or takes a list of patterns")
		}
		if ok, err := fits(inner, event); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// anyMatches holds a value, or each value of a list, against matchers.
func anyMatches(matchers []any, value any, there bool) (bool, error) {
	values := []any{value}
	if list, ok := value.([]any); ok {
		values = list
	}
	for _, m := range matchers {
		if wish, ok := exists(m); ok {
			if wish == there {
				return true, nil
			}
			continue
		}
		for _, v := range values {
			ok, err := matches(m, v)
			if err != nil || ok && there {
				return ok, err
			}
		}
	}
	return false, nil
}

func exists(matcher any) (wish, ok bool) {
	m, _ := matcher.(map[string]any)
	wish, ok = m["exists"].(bool)
	return wish, ok
}

func matches(matcher, value any) (bool, error) {
	m, ok := matcher.(map[string]any)
	if !ok {
		return matcher == value, nil
	}
	if len(m) != 1 {
		return false, fmt.Errorf("event pattern: a comparison has one operator, not %d", len(m))
	}
	for operator, with := range m {
		switch operator {
		case "prefix":
			return affix(with, value, strings.HasPrefix)
		case "suffix":
			return affix(with, value, strings.HasSuffix)
		case "equals-ignore-case":
			return affix(with, value, strings.EqualFold)
		case "anything-but":
			return anythingBut(with, value)
		case "numeric":
			return numeric(with, value)
		}
		return false, fmt.Errorf("event pattern: the sandbox does not have the operator %q", operator)
	}
	return false, nil
}

// affix compares text with one text or, inside of anything-but, several.
func affix(with, value any, holds func(s, with string) bool) (bool, error) {
	s, isText := value.(string)
	list, ok := with.([]any)
	if !ok {
		list = []any{with}
	}
	for _, w := range list {
		text, ok := w.(string)
		if !ok {
			return false, fmt.Errorf("event pattern: %v is not text", w)
		}
		if isText && holds(s, text) {
			return true, nil
		}
	}
	return false, nil
}

func anythingBut(with, value any) (bool, error) {
	switch with := with.(type) {
	case map[string]any:
		ok, err := matches(with, value)
		return err == nil && !ok, err
	case []any:
		return !slices.Contains(with, value), nil
	}
	return with != value, nil
}

// numeric reads pairs of operator and number: [">", 0, "<=", 5].
func numeric(with, value any) (bool, error) {
	pairs, _ := with.([]any)
	n, isNumber := value.(float64)
	if len(pairs) == 0 || len(pairs)%2 != 0 {
		return false, fmt.Errorf("event pattern: numeric takes operators and numbers")
	}
	holds := isNumber
	for i := 0; i < len(pairs); i += 2 {
		limit, ok := pairs[i+1].(float64)
		if !ok {
			return false, fmt.Errorf("event pattern: %v is not a number", pairs[i+1])
		}
		switch pairs[i] {
		case "<":
			holds = holds && n < limit
		case "<=":
			holds = holds && n <= limit
		case ">":
			holds = holds && n > limit
		case ">=":
			holds = holds && n >= limit
		case "=":
			holds = holds && n == limit
		default:
			return false, fmt.Errorf("event pattern: numeric does not have the operator %v", pairs[i])
		}
	}
	return holds, nil
}
