package metrics

import (
	"errors"
	"fmt"
	"strings"
)

// ErrRule is the cause of every error about a composite alarm's rule.
var ErrRule = errors.New("bad alarm rule")

// rule is a composite alarm's rule. It is asked with the states of other alarms.
type rule func(state func(alarm string) string) bool

// CheckRule tells what is wrong with a composite alarm's rule.
func CheckRule(text string) error {
	_, err := parseRule(text)
	return err
}

// parseRule reads a rule such as
//
//	ALARM("a") OR (ALARM("b") AND NOT OK("c"))
//
// (API PutCompositeAlarm, AlarmRule). Alarms are named by name or ARN, in
// quotes or bare.
func parseRule(text string) (rule, error) {
	// CloudWatch's own limit, which bounds the depth too.
	if len(text) > 10240 {
		return nil, fmt.Errorf("%w: longer than 10240 characters", ErrRule)
	}
	p := &ruleParser{rest: text}
	out := p.or()
	if p.skip(); p.err == nil && p.rest != "" {
		p.fail("unexpected %q", p.rest)
	}
	return out, p.err
}

type ruleParser struct {
	rest string
	err  error
}

func (p *ruleParser) fail(format string, args ...any) rule {
	if p.err == nil {
		p.err = fmt.Errorf("%w: %s", ErrRule, fmt.Sprintf(format, args...))
	}
	p.rest = ""
	return func(func(string) string) bool { return false }
}

func (p *ruleParser) skip() { p.rest = strings.TrimLeft(p.rest, blanks) }

// take consumes token if it comes next.
func (p *ruleParser) take(token string) bool {
	p.skip()
	rest, ok := strings.CutPrefix(p.rest, token)
	if ok {
		p.rest = rest
	}
	return ok
}

func (p *ruleParser) or() rule {
	left := p.and()
	for p.take("OR") {
		a, b := left, p.and()
		left = func(s func(string) string) bool { return a(s) || b(s) }
	}
	return left
}

func (p *ruleParser) and() rule {
	left := p.not()
	for p.take("AND") {
		a, b := left, p.not()
		left = func(s func(string) string) bool { return a(s) && b(s) }
	}
	return left
}

func (p *ruleParser) not() rule {
	if p.take("NOT") {
		inner := p.not()
		return func(s func(string) string) bool { return !inner(s) }
	}
	return p.term()
}

func (p *ruleParser) term() rule {
	switch {
	case p.take("("):
		inner := p.or()
		if !p.take(")") {
			return p.fail("expected a closing parenthesis before %q", p.rest)
		}
		return inner
	case p.take("TRUE"):
		return func(func(string) string) bool { return true }
	case p.take("FALSE"):
		return func(func(string) string) bool { return false }
	}
	for _, state := range [...]string{StateAlarm, StateOK, StateInsufficient} {
		if p.take(state) {
			return p.isIn(state)
		}
	}
	return p.fail("expected ALARM, OK or INSUFFICIENT_DATA before %q", p.rest)
}

func (p *ruleParser) isIn(state string) rule {
	if !p.take("(") {
		return p.fail("expected an opening parenthesis after %s", state)
	}
	inside, rest, ok := strings.Cut(p.rest, ")")
	if !ok {
		return p.fail("expected a closing parenthesis after %q", p.rest)
	}
	p.rest = rest
	name := strings.Trim(strings.TrimSpace(inside), `"'`)
	if _, short, ok := strings.Cut(name, ":alarm:"); ok {
		name = short
	}
	return func(s func(string) string) bool { return s(name) == state }
}
