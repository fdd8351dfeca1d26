package api

import "flota.dev/flota/internal/sandbox/store"

type serviceOutput struct {
	ARN            string                   `json:"serviceArn"`
	Name           string                   `json:"serviceName"`
	Cluster        string                   `json:"clusterArn"`
	Status         string                   `json:"status"`
	Desired        int                      `json:"desiredCount"`
	Running        int                      `json:"runningCount"`
	Pending        int                      `json:"pendingCount"`
	LaunchType     string                   `json:"launchType,omitempty"`
	Platform       string                   `json:"platformVersion,omitempty"`
	TaskDefinition string                   `json:"taskDefinition"`
	Configuration  deploymentConfiguration  `json:"deploymentConfiguration"`
	Controller     controllerOutput         `json:"deploymentController"`
	Current        string                   `json:"currentServiceDeployment,omitempty"`
	Revisions      []currentRevision        `json:"currentServiceRevisions"`
	Deployments    []deploymentSummary      `json:"deployments"`
	LoadBalancers  []loadBalancerAttachment `json:"loadBalancers"`
	Network        *networkConfiguration    `json:"networkConfiguration,omitempty"`
	Grace          int                      `json:"healthCheckGracePeriodSeconds"`
	Scheduling     string                   `json:"schedulingStrategy"`
	Propagate      string                   `json:"propagateTags,omitempty"`
	Exec           bool                     `json:"enableExecuteCommand"`
	Managed        bool                     `json:"enableECSManagedTags"`
	Events         []eventOutput            `json:"events"`
	CreatedAt      *Time                    `json:"createdAt,omitempty"`
	Registries     []string                 `json:"serviceRegistries"`
	Constraints    []string                 `json:"placementConstraints"`
	Placement      []string                 `json:"placementStrategy"`
	Tags           []ecsTag                 `json:"tags,omitempty"`
}

type controllerOutput struct {
	Type string `json:"type"`
}

type currentRevision struct {
	ARN       string `json:"arn"`
	Requested int    `json:"requestedTaskCount"`
	Running   int    `json:"runningTaskCount"`
	Pending   int    `json:"pendingTaskCount"`
}

// deploymentSummary is one revision of a service that has, or is to have, tasks (API: Deployment).
type deploymentSummary struct {
	ID             string                `json:"id"`
	Status         string                `json:"status"` // PRIMARY or ACTIVE
	TaskDefinition string                `json:"taskDefinition"`
	Desired        int                   `json:"desiredCount"`
	Running        int                   `json:"runningCount"`
	Pending        int                   `json:"pendingCount"`
	Failed         int                   `json:"failedTasks"`
	CreatedAt      Time                  `json:"createdAt"`
	UpdatedAt      Time                  `json:"updatedAt"`
	LaunchType     string                `json:"launchType,omitempty"`
	Platform       string                `json:"platformVersion,omitempty"`
	Network        *networkConfiguration `json:"networkConfiguration,omitempty"`
	Rollout        string                `json:"rolloutState"`
	RolloutReason  string                `json:"rolloutStateReason,omitempty"`
}

type loadBalancerAttachment struct {
	TargetGroup string                 `json:"targetGroupArn"`
	Container   string                 `json:"containerName"`
	Port        int                    `json:"containerPort"`
	Advanced    *advancedConfiguration `json:"advancedConfiguration,omitempty"`
}

type advancedConfiguration struct {
	Alternate  string `json:"alternateTargetGroupArn,omitempty"`
	Production string `json:"productionListenerRule,omitempty"`
	Test       string `json:"testListenerRule,omitempty"`
	Role       string `json:"roleArn,omitempty"`
}

type networkConfiguration struct {
	VPC vpcConfiguration `json:"awsvpcConfiguration"`
}

type vpcConfiguration struct {
	Subnets        []string `json:"subnets"`
	SecurityGroups []string `json:"securityGroups"`
	PublicIP       string   `json:"assignPublicIp"`
}

type eventOutput struct {
	ID        string `json:"id"`
	CreatedAt Time   `json:"createdAt"`
	Message   string `json:"message"`
}

func (a *API) serviceOutput(c caller, key store.Key, tags bool) (serviceOutput, error) {
	f, err := a.serviceFacts(c, key)
	if err != nil {
		return serviceOutput{}, err
	}
	s, n := f.service, f.total()
	out := serviceOutput{
		ARN: s.ARN, Name: s.Name, Cluster: c.ecsARN("cluster", s.Cluster), Status: "ACTIVE",
		Desired: s.DesiredCount, Running: n.running, Pending: n.pending,
		LaunchType: f.more.LaunchType, Platform: f.more.Platform, TaskDefinition: s.TaskDefinition,
		Configuration: newConfiguration(s), Controller: controllerOutput{controllerType(s)}, Current: f.state.Deployment,
		LoadBalancers: newAttachments(s.LoadBalancers), Network: f.network(), Grace: s.GraceSeconds,
		Scheduling: f.more.Scheduling, Propagate: f.more.Propagate, Exec: f.more.Exec, Managed: f.more.Managed,
		Events: []eventOutput{}, Registries: []string{}, Constraints: []string{}, Placement: []string{},
	}
	if out.Scheduling == "" {
		out.Scheduling = "REPLICA"
	}
	for _, e := range f.state.Events {
		out.Events = append(out.Events, eventOutput{e.ID, Time{e.CreatedAt}, e.Message})
	}
	if tags {
		out.Tags = ecsTags(s.Tags)
	}
	if out.Controller.Type == "CODE_DEPLOY" {
		if err := a.showPrimary(c, f, out.LoadBalancers); err != nil {
			return out, err
		}
	}
	out.Deployments, out.Revisions, err = a.summaries(c, f)
	return out, err
}

// showPrimary lets a service of CodeDeploy's tell the target groups of its
// primary task set: CodeDeploy moves them from deployment to deployment.
func (a *API) showPrimary(c caller, f serviceFacts, lbs []loadBalancerAttachment) error {
	primary := f.state.Current
	if d := f.deployment; d != nil && d.Weight == 100 {
		primary = d.Target
	}
	r, err := a.revision(c, primary)
	for i, group := range r.Groups() {
		if i < len(lbs) {
			lbs[i].TargetGroup = group
		}
	}
	return err
}

func controllerType(s store.Service) string {
	if len(s.Controller) > 0 && s.Controller[0].Type != "" {
		return s.Controller[0].Type
	}
	return "ECS"
}

func (f serviceFacts) network() *networkConfiguration {
	if len(f.more.Network) == 0 {
		return nil
	}
	n := f.more.Network[0]
	out := networkConfiguration{vpcConfiguration{n.Subnets, n.SecurityGroups, "DISABLED"}}
	if n.PublicIP {
		out.VPC.PublicIP = "ENABLED"
	}
	return &out
}

func newAttachments(lbs []store.ServiceBalancer) []loadBalancerAttachment {
	out := []loadBalancerAttachment{}
	for _, lb := range lbs {
		one := loadBalancerAttachment{TargetGroup: lb.TargetGroupARN, Container: lb.ContainerName, Port: lb.ContainerPort}
		if len(lb.Advanced) > 0 {
			v := lb.Advanced[0]
			one.Advanced = &advancedConfiguration{v.AlternateTargetGroupARN, v.ProductionListenerRule, v.TestListenerRule, v.RoleARN}
		}
		out = append(out, one)
	}
	return out
}

// summaries lists the revisions that a service has or is to have tasks of,
// the one asked for last first.
func (a *API) summaries(c caller, f serviceFacts) ([]deploymentSummary, []currentRevision, error) {
	deployments, revisions := []deploymentSummary{}, []currentRevision{}
	add := func(arn string, status string, desired int, rollout, reason string) error {
		r, err := a.revision(c, arn)
		if err != nil || r.ARN == "" {
			return err
		}
		n := f.count(r)
		d := deploymentSummary{
			ID: r.StartedBy(), Status: status, TaskDefinition: r.TaskDefinition, Desired: desired, Running: n.running, Pending: n.pending,
			CreatedAt: Time{r.CreatedAt}, UpdatedAt: Time{r.CreatedAt}, LaunchType: f.more.LaunchType, Platform: f.more.Platform,
			Network: f.network(), Rollout: rollout, RolloutReason: reason,
		}
		if f.deployment != nil && arn == f.deployment.Target {
			d.Failed, d.UpdatedAt = f.deployment.Breaker.Failures, Time{f.deployment.UpdatedAt}
		}
		deployments = append(deployments, d)
		revisions = append(revisions, currentRevision{r.ARN, desired, n.running, n.pending})
		return nil
	}
	d := f.deployment
	if d == nil {
		desired := f.service.DesiredCount
		err := add(f.state.Current, "PRIMARY", desired, "COMPLETED", "ECS deployment completed.")
		return deployments, revisions, err
	}
	source, target := d.Requested(f.service.DesiredCount)
	rollout := "IN_PROGRESS"
	if !d.Active() || d.RollingBack() {
		rollout = "FAILED"
	}
	err := add(d.Target, "PRIMARY", target, rollout, d.Reason)
	for i, arn := range d.Sources {
		if i > 0 {
			source = 0
		}
		if err == nil {
			err = add(arn, "ACTIVE", source, "COMPLETED", "")
		}
	}
	return deployments, revisions, err
}
