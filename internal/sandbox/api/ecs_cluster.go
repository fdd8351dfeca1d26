package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/store"
)

type listClustersInput struct {
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type listClustersOutput struct {
	ARNs []string `json:"clusterArns"`
	Next string   `json:"nextToken,omitempty"`
}

func (a *API) listClusters(_ context.Context, c caller, in listClustersInput) (listClustersOutput, error) {
	arns := []string{}
	for _, rec := range a.Store.List("aws_ecs_cluster", c.Account, c.Region) {
		arns = append(arns, rec.ID)
	}
	arns, next, err := page(arns, in.MaxResults, ecsPage, in.NextToken)
	return listClustersOutput{ARNs: arns, Next: next}, err
}

type describeClustersInput struct {
	Clusters []string `json:"clusters"`
	Include  []string `json:"include"`
}

type describeClustersOutput struct {
	Clusters []clusterOutput `json:"clusters"`
	Failures []ecsFailure    `json:"failures"`
}

type clusterOutput struct {
	ARN      string           `json:"clusterArn"`
	Name     string           `json:"clusterName"`
	Status   string           `json:"status"`
	Services int              `json:"activeServicesCount"`
	Running  int              `json:"runningTasksCount"`
	Pending  int              `json:"pendingTasksCount"`
	Machines int              `json:"registeredContainerInstancesCount"`
	Settings []clusterSetting `json:"settings"`
	Tags     []ecsTag         `json:"tags"`
}

type clusterSetting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (a *API) describeClusters(_ context.Context, c caller, in describeClustersInput) (describeClustersOutput, error) {
	if len(in.Clusters) == 0 {
		in.Clusters = []string{"default"}
	}
	out := describeClustersOutput{Clusters: []clusterOutput{}, Failures: []ecsFailure{}}
	for _, given := range in.Clusters {
		cluster, err := a.cluster(c, given)
		if err != nil {
			out.Failures = append(out.Failures, c.missing("cluster", given))
			continue
		}
		one, err := a.clusterOutput(c, cluster)
		if err != nil {
			return out, err
		}
		out.Clusters = append(out.Clusters, one)
	}
	return out, nil
}

func (a *API) clusterOutput(c caller, cluster store.Cluster) (clusterOutput, error) {
	out := clusterOutput{ARN: cluster.ARN, Name: cluster.Name, Status: "ACTIVE", Settings: []clusterSetting{}, Tags: ecsTags(cluster.Tags)}
	for _, s := range cluster.Setting {
		out.Settings = append(out.Settings, clusterSetting(s))
	}
	services, err := list[store.Service](a, c, "aws_ecs_service")
	if err != nil {
		return out, err
	}
	for _, s := range services {
		if tail(s.Cluster) == cluster.Name {
			out.Services++
		}
	}
	tasks, err := list[store.Task](a, c, store.TypeTask)
	for _, t := range tasks {
		if t.Cluster == cluster.ARN {
			n := tally{}
			n.add(t)
			out.Running, out.Pending = out.Running+n.running, out.Pending+n.pending
		}
	}
	return out, err
}

// tally counts tasks the way ECS reports them.
type tally struct{ running, pending int }

func (n *tally) add(t store.Task) {
	switch t.LastStatus {
	case "RUNNING":
		n.running++
	case "PROVISIONING", "PENDING", "ACTIVATING":
		n.pending++
	}
}
