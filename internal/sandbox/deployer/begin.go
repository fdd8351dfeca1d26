package deployer

import (
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

// adopt begins a deployment when the service's record asks for something else
// than what was last asked for: it is new, or Terraform changed it.
func (c *controller) adopt() {
	given := c.service.TaskDefinition
	fresh := c.state.Current == "" && c.deployment == nil
	if c.guided() && !fresh {
		return // CodeDeploy begins all others
	}
	if fresh || given != c.requested().TaskDefinition || !c.sameBalancers() {
		c.adoptDefinition(given)
	}
}

func (c *controller) adoptDefinition(given string) {
	definition, err := ResolveDefinition(c.d.cfg.Store, c.key, given)
	if err != nil {
		c.say("(service %s) was unable to find its task definition: %v.", c.service.Name, err)
		return
	}
	r := c.requested()
	if r.ARN != "" && r.TaskDefinition == definition && c.sameBalancers() {
		return
	}
	if err := c.begin(definition, nil); err != nil {
		c.say("(service %s) was unable to begin a deployment: %v.", c.service.Name, err)
	}
}

// requested is the revision that was last asked for.
func (c *controller) requested() Revision {
	if d := c.deployment; d != nil && !d.RollingBack() {
		return c.revision(d.Target)
	}
	return c.current()
}

func (c *controller) sameBalancers() bool {
	return slices.EqualFunc(c.requested().LoadBalancers, c.service.LoadBalancers, func(a, b store.ServiceBalancer) bool {
		return a.TargetGroupARN == b.TargetGroupARN && a.ContainerName == b.ContainerName &&
			a.ContainerPort == b.ContainerPort && slices.Equal(a.Advanced, b.Advanced)
	})
}

// begin makes a revision of the service as it now is and a deployment that
// brings it, in place of the one in progress, if any. by is nil where ECS
// carries it out.
func (c *controller) begin(definition string, by *CodeDeploy) error {
	def, err := readDefinition(c.d.cfg.Store, definition)
	if err != nil {
		return err
	}
	stage := PreScaleUp
	if c.deployment != nil {
		c.supersede()
		stage = Reconcile
	}
	d := c.newDeployment()
	d.CodeDeploy = by
	target := c.newRevision(def, d)
	d.Target = target.ARN
	d.enter(stage, c.now)
	if err := c.write(TypeRevision, target.ARN, target); err != nil {
		return err
	}
	c.revisions[target.ARN] = target
	c.deployment, c.state.Deployment = d, d.ARN
	c.deploying.Store(true)
	c.save()
	c.say("(service %s) (deployment %s) deployment began: %s by %s.", c.service.Name, target.StartedBy(), last(definition), d.Strategy)
	return nil
}

// supersede ends the deployment in progress because another begins. Once all
// traffic was shifted and its clean-up began, it counts as done; so it does
// when the revision before it has nothing that could take the traffic back.
func (c *controller) supersede() {
	d := c.deployment
	if d.Status == InProgress && d.Stage == CleanUp {
		c.state.Current = d.Target
		c.conclude(Successful, "")
		return
	}
	if d.Weight > 0 && c.wanted(c.revision(d.Source())) == 0 && c.ready(d.Target) > 0 {
		c.state.Current = d.Target
	}
	if d.Active() {
		d.StoppedAt = c.now
		c.conclude(Stopped, "Superseded by a newer deployment.")
		return
	}
	c.save()
	c.deployment, c.state.Deployment = nil, ""
}

func (c *controller) newDeployment() *Deployment {
	d := &Deployment{
		ARN:            arn(c.key, "service-deployment/"+last(c.service.Cluster)+"/"+c.service.Name+"/"+newDeploymentID()),
		Service:        c.key.ID,
		Cluster:        clusterARN(c.key, c.service.Cluster),
		Status:         InProgress,
		Strategy:       Rolling,
		MinimumHealthy: orDefault(c.service.MinimumHealthyPercent, 100),
		Maximum:        orDefault(c.service.MaximumPercent, 200),
		Alarms:         c.newAlarmMonitor(),
		Breaker:        newBreaker(c.service),
		CreatedAt:      c.now,
		StartedAt:      c.now,
	}
	if len(c.service.Configuration) > 0 {
		d.Configuration = c.service.Configuration[0]
	}
	if s := d.Configuration.Strategy; s != "" && (len(c.service.LoadBalancers) == 0 || twoSided(c.service.LoadBalancers)) {
		d.Strategy = s
	}
	if c.state.Current != "" {
		d.Sources = []string{c.state.Current}
	}
	for _, r := range c.sorted() {
		if !r.leaving() && !slices.Contains(d.Sources, r.revision) && c.state.Current != "" {
			d.Sources = append(d.Sources, r.revision)
		}
	}
	return d
}

func (c *controller) newRevision(def definition, d *Deployment) Revision {
	r := Revision{
		ARN:            arn(c.key, "service-revision/"+last(c.service.Cluster)+"/"+c.service.Name+"/"+newRevisionID()),
		Service:        c.key.ID,
		Cluster:        d.Cluster,
		TaskDefinition: def.view.ARN,
		LoadBalancers:  c.service.LoadBalancers,
		Container:      def.container,
		Image:          def.image,
		CreatedAt:      c.now,
	}
	switch {
	case d.Source() == "":
		r.Side = c.productionSide()
	case d.Strategy == Rolling || !twoSided(c.service.LoadBalancers):
		r.Side = c.current().Side
	default:
		r.Side = 1 - c.current().Side
	}
	return r
}

// productionSide is the side that the listener rule gives most requests to.
func (c *controller) productionSide() int {
	for _, lb := range c.service.LoadBalancers {
		if len(lb.Advanced) == 0 {
			continue
		}
		weights, _ := c.weights(lb.Advanced[0].ProductionListenerRule)
		if weights[lb.Advanced[0].AlternateTargetGroupARN] > weights[lb.TargetGroupARN] {
			return 1
		}
	}
	return 0
}
