package pipeline

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

func firstCondition(all []store.StageConditions) (store.StageCondition, bool) {
	if len(all) == 0 || len(all[0].Conditions) == 0 {
		return store.StageCondition{}, false
	}
	return all[0].Conditions[0], true
}

// judge checks the rules of a condition, which is met if all succeed
// (CodePipeline User Guide, "How do stage conditions work?").
func (c *controller) judge(x *Execution, condition store.StageCondition) *Condition {
	out := &Condition{Status: Succeeded, Changed: time.Now()}
	for _, rule := range condition.Rules {
		r := Rule{ID: store.NewUUID(), Name: rule.Name, Status: Succeeded}
		if err := c.check(x, rule); err != nil {
			r.Status, r.Summary = Failed, err.Error()
			out.Status, out.Summary = Failed, rule.Name+": "+err.Error()
		}
		out.Rules = append(out.Rules, r)
	}
	return out
}

// check returns why a rule fails, or nil.
func (c *controller) check(x *Execution, rule store.StageRule) error {
	provider := ""
	if len(rule.Type) > 0 {
		provider = rule.Type[0].Provider
	}
	configuration, err := c.resolveAll(x, rule.Configuration)
	if err != nil {
		return err
	}
	switch provider {
	case "VariableCheck":
		return compare(configuration["Variable"], configuration["Operator"], configuration["Value"])
	case "CloudWatchAlarm":
		return c.checkAlarm(configuration["AlarmName"], configuration["AlarmStates"])
	}
	return fmt.Errorf("the sandbox has the rules VariableCheck and CloudWatchAlarm, not %s", provider)
}

// compare is VariableCheck (CodePipeline rule reference).
func compare(variable, operator, value string) error {
	holds, word := false, ""
	switch operator {
	case "EQ":
		holds, word = variable == value, "is not"
	case "NE":
		holds, word = variable != value, "is"
	case "CONTAINS":
		holds, word = strings.Contains(variable, value), "does not contain"
	case "MATCHES":
		re, err := regexp.Compile(`\A(?:` + value + `)\z`)
		if err != nil {
			return fmt.Errorf("value: %w", err)
		}
		holds, word = re.MatchString(variable), "does not match"
	default:
		return fmt.Errorf("operator is %q, want EQ, NE, CONTAINS or MATCHES", operator)
	}
	if !holds {
		return fmt.Errorf("%q %s %q", variable, word, value)
	}
	return nil
}

// checkAlarm is CloudWatchAlarm without its wait time: the alarm must not be in
// one of the states, by default ALARM.
func (c *controller) checkAlarm(name, states string) error {
	if states == "" {
		states = "ALARM"
	}
	state, reason := c.e.cfg.Alarms.State(c.key.Account, c.key.Region, name)
	for want := range strings.SplitSeq(states, ",") {
		if state == strings.TrimSpace(want) {
			return fmt.Errorf("alarm %s is in state %s: %s", name, state, reason)
		}
	}
	return nil
}
