package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/deployer"
)

type describeServiceRevisionsInput struct {
	ARNs []string `json:"serviceRevisionArns"`
}

type describeServiceRevisionsOutput struct {
	Revisions []revisionOutput `json:"serviceRevisions"`
	Failures  []ecsFailure     `json:"failures"`
}

type revisionOutput struct {
	ARN            string                   `json:"serviceRevisionArn"`
	Service        string                   `json:"serviceArn"`
	Cluster        string                   `json:"clusterArn"`
	TaskDefinition string                   `json:"taskDefinition"`
	LaunchType     string                   `json:"launchType"`
	LoadBalancers  []loadBalancerAttachment `json:"loadBalancers"`
	Images         []containerImage         `json:"containerImages"`
	Resolved       resolvedConfiguration    `json:"resolvedConfiguration"`
	CreatedAt      Time                     `json:"createdAt"`
}

type containerImage struct {
	Name  string `json:"containerName"`
	Image string `json:"image"`
}

type resolvedConfiguration struct {
	LoadBalancers []resolvedBalancer `json:"loadBalancers"`
}

// resolvedBalancer is the target group that the revision's tasks really are in.
type resolvedBalancer struct {
	TargetGroup string `json:"targetGroupArn"`
	Production  string `json:"productionListenerRule,omitempty"`
}

func (a *API) describeServiceRevisions(_ context.Context, c caller, in describeServiceRevisionsInput) (describeServiceRevisionsOutput, error) {
	out := describeServiceRevisionsOutput{Revisions: []revisionOutput{}, Failures: []ecsFailure{}}
	for _, arn := range in.ARNs {
		r, found, err := maybe[deployer.Revision](a, c.key(deployer.TypeRevision, arn))
		if err != nil {
			return out, err
		}
		if !found {
			out.Failures = append(out.Failures, c.missing("service-revision", arn))
			continue
		}
		one := revisionOutput{
			ARN: r.ARN, Service: r.Service, Cluster: r.Cluster, TaskDefinition: r.TaskDefinition, LaunchType: "FARGATE",
			LoadBalancers: newAttachments(r.LoadBalancers), Images: []containerImage{{r.Container, r.Image}},
			Resolved: resolvedConfiguration{[]resolvedBalancer{}}, CreatedAt: Time{r.CreatedAt},
		}
		for i, group := range r.Groups() {
			resolved := resolvedBalancer{TargetGroup: group}
			if advanced := r.LoadBalancers[i].Advanced; len(advanced) > 0 {
				resolved.Production = advanced[0].ProductionListenerRule
			}
			one.Resolved.LoadBalancers = append(one.Resolved.LoadBalancers, resolved)
		}
		out.Revisions = append(out.Revisions, one)
	}
	return out, nil
}
