package deployer

import (
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// installTimeout is how long CodeDeploy waits for the replacement tasks to
// become healthy, in AWS's time (CodeDeploy user guide, "Quotas").
const installTimeout = time.Hour

// CodeDeploy is what CodeDeploy knows of a deployment that it carries out: that
// of a service with the deployment controller CODE_DEPLOY. The tasks of the
// target are its replacement task set.
type CodeDeploy struct {
	ID string `json:"id"`
	// RollbackID is the deployment by which CodeDeploy goes back, if it does.
	RollbackID  string `json:"rollback_id"`
	Application string `json:"application"`
	Group       string `json:"group"`
	Config      string `json:"config"`
	Description string `json:"description,omitempty"`
	AppSpec     string `json:"app_spec"`
	// Object is where the AppSpec was read, if not in the call itself.
	Object *Object `json:"object,omitempty"`
	// FailureRollback says to go back when the deployment fails.
	FailureRollback bool `json:"failure_rollback"`
	// Stopped says that a user stopped it.
	Stopped bool `json:"stopped,omitempty"`
}

// Object is an AppSpec in a bucket (API: S3Location).
type Object struct {
	Bucket string `json:"bucket"`
	Key    string `json:"key"`
	Bundle string `json:"bundleType"` // YAML or JSON
}

// Plan is a deployment that CodeDeploy is to carry out (API: CreateDeployment).
type Plan struct {
	Service        store.Key
	TaskDefinition string
	Container      string
	Port           int
	CodeDeploy     CodeDeploy // but for its IDs
	Configuration  store.DeploymentConfiguration
	// Alarms stop the deployment; AlarmRollback says to go back then.
	Alarms        []string
	AlarmRollback bool
}

// Deploy begins a deployment and returns CodeDeploy's ID of it. While another
// is active it returns ErrConflict: CodeDeploy replaces none.
func (d *Deployer) Deploy(p Plan) (id string, err error) {
	c, release, err := d.claim(p.Service)
	if err != nil {
		return "", err
	}
	defer release()
	c.adopt()
	if now := c.deployment; now != nil && now.Active() && now.CodeDeploy != nil {
		return "", fmt.Errorf("%w: the deployment group %s already has the active deployment %s", ErrConflict, p.CodeDeploy.Group, now.CodeDeploy.ID)
	}
	if !c.guided() || !twoSided(c.service.LoadBalancers) {
		return "", fmt.Errorf("%w: %s is no service of CodeDeploy's with a pair of target groups that its listener leads to", ErrInvalid, last(p.Service.ID))
	}
	definition, err := ResolveDefinition(d.cfg.Store, p.Service, p.TaskDefinition)
	if err != nil {
		return "", err
	}
	c.plan(p, definition)
	p.CodeDeploy.ID, p.CodeDeploy.RollbackID = newCodeDeployID(), newCodeDeployID()
	if err := c.begin(definition, &p.CodeDeploy); err != nil {
		return "", err
	}
	return p.CodeDeploy.ID, d.cfg.Store.Update(p.Service, func(a store.Attributes) error {
		a["task_definition"] = definition
		return nil
	})
}

// plan lets the service look as the deployment that CodeDeploy begins wants it.
func (c *controller) plan(p Plan, definition string) {
	s := &c.service
	s.TaskDefinition, s.Configuration, s.Breaker, s.Alarms = definition, []store.DeploymentConfiguration{p.Configuration}, nil, nil
	if len(p.Alarms) > 0 {
		s.Alarms = append(s.Alarms, struct {
			Names    []string `json:"alarm_names"`
			Enable   bool     `json:"enable"`
			Rollback bool     `json:"rollback"`
		}{p.Alarms, true, p.AlarmRollback})
	}
	for i := range s.LoadBalancers {
		s.LoadBalancers[i].ContainerName, s.LoadBalancers[i].ContainerPort = p.Container, p.Port
	}
}

// newCodeDeployID makes up the ID of a deployment of CodeDeploy's.
func newCodeDeployID() string { return "d-" + rand.Text()[:9] }

// guided reports whether CodeDeploy carries out the service's deployments.
func (c *controller) guided() bool {
	return len(c.service.Controller) > 0 && c.service.Controller[0].Type == "CODE_DEPLOY"
}

// pair completes the load balancing of a service of CodeDeploy's: its other
// target group and the rules that lead to both are known to its deployment
// group, not to the service. Of several rules on the listener the last is
// taken for production, and the others go with it.
func (c *controller) pair() {
	c.alongside = nil
	if !c.guided() {
		return
	}
	pair, ok := c.groupPair()
	if !ok {
		return
	}
	for i := range c.service.LoadBalancers {
		lb := &c.service.LoadBalancers[i]
		other := c.otherGroup(pair, lb.TargetGroupARN)
		if other == "" {
			continue
		}
		production := c.rulesOf(pair.Production, lb.TargetGroupARN, other)
		if len(production) == 0 {
			continue
		}
		c.alongside = production[:len(production)-1]
		test := ""
		if rules := c.rulesOf(pair.Test, lb.TargetGroupARN, other); len(rules) > 0 {
			test = rules[len(rules)-1]
		}
		lb.Advanced = append(lb.Advanced[:0], struct {
			AlternateTargetGroupARN string `json:"alternate_target_group_arn"`
			ProductionListenerRule  string `json:"production_listener_rule"`
			TestListenerRule        string `json:"test_listener_rule"`
			RoleARN                 string `json:"role_arn"`
		}{AlternateTargetGroupARN: other, ProductionListenerRule: production[len(production)-1], TestListenerRule: test})
	}
}

// groupPair returns the pair of target groups of the service's deployment group.
func (c *controller) groupPair() (store.TargetGroupPair, bool) {
	for _, rec := range c.d.cfg.Store.List("aws_codedeploy_deployment_group", c.key.Account, c.key.Region) {
		g, err := store.Decode[store.DeploymentGroup](rec)
		if err != nil || len(g.Services) == 0 || len(g.Balancing) == 0 || len(g.Balancing[0].Pairs) == 0 {
			continue
		}
		if of := g.Services[0]; of.Service == c.service.Name && of.Cluster == last(c.service.Cluster) {
			return g.Balancing[0].Pairs[0], true
		}
	}
	return store.TargetGroupPair{}, false
}

// otherGroup returns the ARN of the pair's target group that is not the given one.
func (c *controller) otherGroup(pair store.TargetGroupPair, group string) string {
	for _, rec := range c.d.cfg.Store.List(typeTargetGroup, c.key.Account, c.key.Region) {
		name, _ := rec.Attributes["name"].(string)
		for _, g := range pair.Groups {
			if g.Name == name && rec.ID != group {
				return rec.ID
			}
		}
	}
	return ""
}

// rulesOf returns the rules of a route's listener that forward to either group,
// by priority; a listener whose default action does is one itself.
func (c *controller) rulesOf(routes []store.TrafficRoute, groups ...string) []string {
	if len(routes) == 0 || len(routes[0].Listeners) == 0 {
		return nil
	}
	listener := routes[0].Listeners[0]
	leads := func(rule string) bool {
		weights, _ := c.weights(rule)
		return slices.ContainsFunc(groups, func(g string) bool { _, ok := weights[g]; return ok })
	}
	var found []store.ListenerRule
	for _, rec := range c.d.cfg.Store.List(typeListenerRule, c.key.Account, c.key.Region) {
		rule, err := store.Decode[store.ListenerRule](rec)
		if err == nil && rule.ListenerARN == listener && leads(rule.ARN) {
			found = append(found, rule)
		}
	}
	slices.SortFunc(found, func(a, b store.ListenerRule) int { return a.Priority - b.Priority })
	var rules []string
	for _, rule := range found {
		rules = append(rules, rule.ARN)
	}
	if leads(listener) {
		rules = append(rules, listener)
	}
	return rules
}

// judgeInstall fails a deployment of CodeDeploy's whose tasks do not become
// healthy in time. ECS's circuit breaker has no part in it.
func (c *controller) judgeInstall() {
	d := c.deployment
	if d.CodeDeploy == nil || d.Stage != ScaleUp || d.Status != InProgress {
		return
	}
	until := d.StageSince.Add(c.d.cfg.Clock.Real(installTimeout))
	if c.now.Before(until) {
		c.at(until)
		return
	}
	c.fail("The deployment timed out while waiting for the replacement task set to become healthy.", d.CodeDeploy.FailureRollback)
}

// StopByUser ends a deployment of CodeDeploy's (API: StopDeployment). With
// rollback traffic goes back; without, everything stays as it is.
func (d *Deployer) StopByUser(deploymentARN string, rollback bool) error {
	c, release, err := d.claimDeployment(deploymentARN)
	if err != nil {
		return err
	}
	defer release()
	if c.deployment.RollingBack() {
		return nil
	}
	c.deployment.CodeDeploy.Stopped = true
	c.fail("The deployment was stopped by a user.", rollback)
	c.direct()
	c.save()
	return nil
}

// SkipWait ends the wait before the original tasks are stopped (API:
// ContinueDeployment, TERMINATION_WAIT).
func (d *Deployer) SkipWait(deploymentARN string) error {
	c, release, err := d.claimDeployment(deploymentARN)
	if err != nil {
		return err
	}
	defer release()
	if c.deployment.Stage != Bake || c.deployment.RollingBack() {
		return fmt.Errorf("%w: the original tasks do not wait for their end", ErrConflict)
	}
	c.deployment.Configuration.BakeTime = 0
	c.save()
	return nil
}
