// Package pattern reads filter patterns of CloudWatch Logs, by which log events
// are found and counted, and the paths to fields of JSON events.
package pattern

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// ErrBad is the cause of every error about a filter pattern.
var ErrBad = errors.New("cannot be read")

// Parse reads a filter pattern: terms, "quoted phrases", -excluded and
// ?optional ones, %regular expressions%, or a condition on JSON such as
// { $.level = "error" && $.status >= 500 } (CloudWatch Logs User Guide, "Filter
// pattern syntax"). The empty pattern matches everything, and is nil.
func Parse(text string) (func(message string) bool, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return nil, nil
	case strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}"):
		condition, err := parseCondition(text[1 : len(text)-1])
		if err != nil {
			return nil, err
		}
		return func(message string) bool {
			var v any
			return json.Unmarshal([]byte(message), &v) == nil && condition(v)
		}, nil
	case strings.HasPrefix(text, "{"):
		return nil, fmt.Errorf("%w: the condition does not end with }", ErrBad)
	case strings.HasPrefix(text, "["):
		return nil, fmt.Errorf("%w: the sandbox does not have space-delimited patterns", ErrBad)
	}
	return parseTerms(text)
}

type matcher func(message string) bool

// parseTerms reads terms. All must match; if there are only optional ones, one of them must.
func parseTerms(text string) (func(message string) bool, error) {
	var all, any []matcher
	for text != "" {
		sign := text[0]
		if sign == '-' || sign == '?' {
			text = text[1:]
		}
		m, rest, err := parseTerm(text)
		if err != nil {
			return nil, err
		}
		switch sign {
		case '-':
			all = append(all, func(s string) bool { return !m(s) })
		case '?':
			any = append(any, m)
		default:
			all = append(all, m)
		}
		text = strings.TrimLeft(rest, " \t\r\n")
	}
	return func(message string) bool {
		for _, m := range all {
			if !m(message) {
				return false
			}
		}
		for _, m := range any {
			if m(message) {
				return true
			}
		}
		return len(all) > 0
	}, nil
}

func parseTerm(text string) (m matcher, rest string, err error) {
	if text == "" {
		return nil, "", fmt.Errorf("%w: a term is missing", ErrBad)
	}
	if quote := text[0]; quote == '"' || quote == '%' {
		term, rest, ok := strings.Cut(text[1:], string(quote))
		if !ok {
			return nil, "", fmt.Errorf("%w: no closing %c", ErrBad, quote)
		}
		if quote == '"' {
			return contains(term), rest, nil
		}
		expression, err := regexp.Compile(term)
		if err != nil {
			return nil, "", fmt.Errorf("%w: %v", ErrBad, err)
		}
		return expression.MatchString, rest, nil
	}
	end := strings.IndexAny(text, " \t\r\n\"")
	if end < 0 {
		end = len(text)
	}
	if end == 0 {
		return nil, "", fmt.Errorf("%w: a term is missing", ErrBad)
	}
	return contains(text[:end]), text[end:], nil
}

func contains(term string) matcher {
	return func(message string) bool { return strings.Contains(message, term) }
}
