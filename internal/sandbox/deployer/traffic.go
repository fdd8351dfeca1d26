package deployer

import (
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// settling is how long requests that were routed by the old weights are given
// to reach their target before it is dismissed; new ones follow the new weights
// at once. It is real time: requests are no faster when the clock is.
const settling = 100 * time.Millisecond

// direct makes listener rules say what the deployment, or with none the last
// completed one, calls for. It reports whether production traffic now goes
// where it should.
func (c *controller) direct() bool {
	here, percent, test := c.current(), 0, 0
	if d := c.deployment; d != nil && c.inPlace() {
		here = c.revision(d.Target)
	} else if d != nil {
		here, percent, test = c.revision(d.Source()), d.Weight, d.TestWeight
	}
	if here.ARN == "" {
		return true
	}
	done := true
	for _, lb := range c.service.LoadBalancers {
		if len(lb.Advanced) == 0 || lb.Advanced[0].AlternateTargetGroupARN == "" {
			continue
		}
		pair := [2]string{groupOn(lb, here.Side), groupOn(lb, 1-here.Side)}
		done = c.point(lb.Advanced[0].ProductionListenerRule, pair, percent, true) && done
		for _, rule := range c.alongside {
			done = c.point(rule, pair, percent, true) && done
		}
		c.point(lb.Advanced[0].TestListenerRule, pair, test, false)
	}
	return done
}

// point gives the second target group of the pair the given percent of a
// rule's requests, and the first the rest. With guard it leaves traffic where
// it is as long as that would take it from tasks that are ready to none.
func (c *controller) point(rule string, pair [2]string, percent int, guard bool) bool {
	want := map[string]int{pair[0]: 100 - percent, pair[1]: percent}
	have, ok := c.weights(rule)
	if !ok || have[pair[1]]*100 == percent*(have[pair[0]]+have[pair[1]]) && have[pair[0]]+have[pair[1]] > 0 {
		return true
	}
	if guard && c.starves(want) && !c.starves(have) {
		c.at(c.now.Add(settling))
		return false
	}
	if err := c.d.setWeights(rule, pair, want); err != nil {
		c.say("(service %s) could not change (rule %s): %v.", c.service.Name, rule, err)
		c.at(c.now.Add(settling))
		return false
	}
	c.rulesSet = c.now
	c.at(c.now.Add(settling))
	return true
}

// starves reports whether weights would send requests to a group with no
// healthy task in it.
func (c *controller) starves(weights map[string]int) bool {
	for group, weight := range weights {
		if weight > 0 && c.count(func(r *replica) bool { return r.ready && !r.leaving() && slices.Contains(r.groups, group) }) == 0 {
			return true
		}
	}
	return false
}

// settled reports whether the load balancer has had time to take up the weights.
func (c *controller) settled() bool {
	until := c.rulesSet.Add(settling)
	if c.now.Before(until) {
		c.at(until)
		return false
	}
	return true
}

// trafficked reports whether production requests may reach a replica: whether
// a production rule gives weight to one of its groups. A service without
// production rules has its groups in listeners that Terraform alone changes.
func (c *controller) trafficked(r *replica) bool {
	for _, lb := range c.service.LoadBalancers {
		if len(lb.Advanced) == 0 || lb.Advanced[0].ProductionListenerRule == "" {
			return true
		}
		weights, ok := c.weights(lb.Advanced[0].ProductionListenerRule)
		if !ok {
			return true
		}
		for _, group := range r.groups {
			if weights[group] > 0 {
				return true
			}
		}
	}
	return false
}

// weights reads how a rule shares out its requests, by target group.
func (c *controller) weights(rule string) (map[string]int, bool) {
	key, attribute := ruleKey(rule)
	rec, err := c.d.cfg.Store.Get(key)
	if err != nil {
		return nil, false
	}
	view, err := store.Decode[struct {
		Rule    []store.Action `json:"action"`
		Default []store.Action `json:"default_action"`
	}](rec)
	if err != nil {
		return nil, false
	}
	actions := view.Rule
	if attribute == "default_action" {
		actions = view.Default
	}
	weights := map[string]int{}
	for _, a := range actions {
		if a.TargetGroupARN != "" {
			weights[a.TargetGroupARN] = 1
		}
		for _, f := range a.Forward {
			for _, g := range f.TargetGroups {
				weights[g.ARN] = g.Weight
			}
		}
	}
	return weights, true
}

// ruleKey returns where the actions of a rule are; a listener's ARN in a
// rule's place stands for its default action.
func ruleKey(rule string) (key store.Key, attribute string) {
	if strings.Contains(rule, ":listener/") {
		return keyOf(typeListener, rule), "default_action"
	}
	return keyOf(typeListenerRule, rule), "action"
}

// setWeights writes the forward action of a rule with both groups of a pair.
// What else the action holds, such as stickiness, stays.
func (d *Deployer) setWeights(rule string, pair [2]string, weights map[string]int) error {
	key, attribute := ruleKey(rule)
	err := d.cfg.Store.Update(key, func(a store.Attributes) error {
		actions, _ := a[attribute].([]any)
		for _, item := range actions {
			if action, ok := item.(map[string]any); ok && action["type"] == "forward" {
				forward(action, pair, weights)
			}
		}
		return nil
	})
	if err == nil {
		d.cfg.Balancer.Refresh()
	}
	return err
}

func forward(action map[string]any, pair [2]string, weights map[string]int) {
	block := map[string]any{}
	if blocks, _ := action["forward"].([]any); len(blocks) > 0 {
		block, _ = blocks[0].(map[string]any)
	}
	order := pair
	if groups, _ := block["target_group"].([]any); len(groups) > 0 {
		if first, _ := groups[0].(map[string]any); first["arn"] == pair[1] {
			order = [2]string{pair[1], pair[0]}
		}
	}
	block["target_group"] = []any{
		map[string]any{"arn": order[0], "weight": weights[order[0]]},
		map[string]any{"arn": order[1], "weight": weights[order[1]]},
	}
	action["forward"] = []any{block}
	if _, ok := action["target_group_arn"]; ok {
		action["target_group_arn"] = nil
	}
}
