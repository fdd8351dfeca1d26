package api

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type listTasksInput struct {
	Cluster    string `json:"cluster"`
	Service    string `json:"serviceName"`
	Family     string `json:"family"`
	StartedBy  string `json:"startedBy"`
	Desired    string `json:"desiredStatus"`
	LaunchType string `json:"launchType"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type listTasksOutput struct {
	ARNs []string `json:"taskArns"`
	Next string   `json:"nextToken,omitempty"`
}

// listTasks lists tasks that are to run, or with desiredStatus STOPPED those
// that are not, the oldest first.
func (a *API) listTasks(_ context.Context, c caller, in listTasksInput) (listTasksOutput, error) {
	out := listTasksOutput{ARNs: []string{}}
	cluster, err := a.cluster(c, in.Cluster)
	if err != nil {
		return out, err
	}
	if in.Service != "" {
		key, err := a.serviceKey(c, in.Cluster, in.Service)
		if err != nil {
			return out, err
		}
		in.Service = key.ID
	}
	tasks, err := a.findTasks(c, cluster.ARN, in)
	if err != nil {
		return out, err
	}
	for _, t := range tasks {
		out.ARNs = append(out.ARNs, t.ARN)
	}
	out.ARNs, out.Next, err = page(out.ARNs, in.MaxResults, ecsPage, in.NextToken)
	return out, err
}

// findTasks looks at single attributes first: there may be hundreds of tasks
// that ended, and clients ask often.
func (a *API) findTasks(c caller, cluster string, in listTasksInput) ([]store.Task, error) {
	want := map[string]string{"cluster": cluster, "desired_status": cmp.Or(in.Desired, "RUNNING"), "service": in.Service, "started_by": in.StartedBy}
	var tasks []store.Task
	for _, rec := range a.Store.List(store.TypeTask, c.Account, c.Region) {
		fits := true
		for name, value := range want {
			fits = fits && (value == "" || rec.Attributes[name] == value)
		}
		if !fits {
			continue
		}
		t, err := store.Decode[store.Task](rec)
		if err != nil {
			return nil, err
		}
		if in.Family == "" || strings.HasPrefix(tail(t.TaskDefinition), in.Family+":") {
			tasks = append(tasks, t)
		}
	}
	slices.SortStableFunc(tasks, func(a, b store.Task) int { return a.CreatedAt.Compare(b.CreatedAt) })
	return tasks, nil
}

type describeTasksInput struct {
	Cluster string   `json:"cluster"`
	Tasks   []string `json:"tasks"`
	Include []string `json:"include"`
}

type tasksOutput struct {
	Tasks    []taskOutput `json:"tasks"`
	Failures []ecsFailure `json:"failures"`
}

type taskOutput struct {
	ARN            string            `json:"taskArn"`
	Cluster        string            `json:"clusterArn"`
	TaskDefinition string            `json:"taskDefinitionArn"`
	Group          string            `json:"group"`
	StartedBy      string            `json:"startedBy,omitempty"`
	LastStatus     string            `json:"lastStatus"`
	DesiredStatus  string            `json:"desiredStatus"`
	HealthStatus   string            `json:"healthStatus"`
	LaunchType     string            `json:"launchType"`
	Connectivity   string            `json:"connectivity,omitempty"`
	CPU            string            `json:"cpu,omitempty"`
	Memory         string            `json:"memory,omitempty"`
	StopCode       string            `json:"stopCode,omitempty"`
	StoppedReason  string            `json:"stoppedReason,omitempty"`
	Containers     []containerOutput `json:"containers"`
	Attachments    []string          `json:"attachments"`
	Overrides      taskOverrides     `json:"overrides"`
	Version        int               `json:"version"`
	CreatedAt      *Time             `json:"createdAt,omitempty"`
	StartedAt      *Time             `json:"startedAt,omitempty"`
	StoppedAt      *Time             `json:"stoppedAt,omitempty"`
}

type containerOutput struct {
	ARN        string   `json:"containerArn"`
	Task       string   `json:"taskArn"`
	Name       string   `json:"name"`
	Image      string   `json:"image,omitempty"`
	Digest     string   `json:"imageDigest,omitempty"`
	LastStatus string   `json:"lastStatus"`
	ExitCode   *int     `json:"exitCode,omitempty"`
	Reason     string   `json:"reason,omitempty"`
	Health     string   `json:"healthStatus"`
	Bindings   []string `json:"networkBindings"`
	Interfaces []string `json:"networkInterfaces"`
}

type taskOverrides struct {
	Containers []map[string]any `json:"containerOverrides"`
}

func (a *API) describeTasks(_ context.Context, c caller, in describeTasksInput) (tasksOutput, error) {
	out := tasksOutput{Tasks: []taskOutput{}, Failures: []ecsFailure{}}
	cluster, err := a.cluster(c, in.Cluster)
	if err != nil && !slices.ContainsFunc(in.Tasks, isARN) {
		return out, err
	}
	if len(in.Tasks) == 0 || len(in.Tasks) > ecsPage {
		return out, failf("InvalidParameterException", "Between 1 and 100 tasks can be described at a time.")
	}
	for _, given := range in.Tasks {
		if !isARN(given) {
			given = cluster.Name + "/" + given
		}
		t, found, err := maybe[store.Task](a, c.key(store.TypeTask, c.ecsARN("task", given)))
		if err != nil {
			return out, err
		}
		if !found {
			out.Failures = append(out.Failures, c.missing("task", given))
			continue
		}
		out.Tasks = append(out.Tasks, a.taskOutput(c, t))
	}
	return out, nil
}

func (a *API) taskOutput(c caller, t store.Task) taskOutput {
	// A task outlives a task definition that was deleted; its sizes are then unknown.
	definition, _, _ := maybe[store.TaskDefinition](a, c.key(deployer.TypeTaskDefinition, t.TaskDefinition))
	out := taskOutput{
		ARN: t.ARN, Cluster: t.Cluster, TaskDefinition: t.TaskDefinition, Group: t.Group, StartedBy: t.StartedBy,
		LastStatus: t.LastStatus, DesiredStatus: t.DesiredStatus, HealthStatus: "UNKNOWN", LaunchType: "FARGATE",
		CPU: definition.CPU, Memory: definition.Memory, StopCode: t.StopCode, StoppedReason: t.StoppedReason,
		Attachments: []string{}, Overrides: taskOverrides{[]map[string]any{}}, Version: 1,
		CreatedAt: instant(t.CreatedAt), StartedAt: instant(t.StartedAt), StoppedAt: instant(t.StoppedAt),
	}
	if t.LastStatus == "RUNNING" {
		out.Connectivity = "CONNECTED"
	}
	one := containerOutput{
		ARN: c.ecsARN("container", strings.TrimPrefix(t.ARN, c.ecsARN("task", ""))), Task: t.ARN,
		Name: t.Container, Image: t.Image, Digest: t.Digest, LastStatus: t.LastStatus, ExitCode: t.ExitCode,
		Health: "UNKNOWN", Bindings: []string{}, Interfaces: []string{},
	}
	if t.StopCode == "TaskFailedToStart" {
		one.Reason = t.StoppedReason
	}
	if one.Name == "" {
		one.Name, one.Image, _ = deployer.EssentialContainer(definition)
	}
	out.Containers = []containerOutput{one}
	return out
}

type runTaskInput struct {
	Cluster        string        `json:"cluster"`
	TaskDefinition string        `json:"taskDefinition"`
	Count          int           `json:"count"`
	Group          string        `json:"group"`
	StartedBy      string        `json:"startedBy"`
	Overrides      taskOverrides `json:"overrides"`
}

func (a *API) runTask(ctx context.Context, c caller, in runTaskInput) (tasksOutput, error) {
	out := tasksOutput{Tasks: []taskOutput{}, Failures: []ecsFailure{}}
	if _, err := a.cluster(c, in.Cluster); err != nil {
		return out, err
	}
	for _, o := range in.Overrides.Containers {
		if len(o) > 1 || len(o) == 1 && o["name"] == nil {
			return out, failf("InvalidParameterException", "the sandbox does not have container overrides: register a task definition that says what to run")
		}
	}
	if in.Count > 10 {
		return out, failf("InvalidParameterException", "count should be between 1 and 10.")
	}
	tasks, err := a.Deployer.RunTask(ctx, deployer.RunTask{
		Near: c.key("", ""), Cluster: in.Cluster, TaskDefinition: in.TaskDefinition, Count: in.Count, Group: in.Group, StartedBy: in.StartedBy,
	})
	if err != nil {
		return out, deployerError(err, "ClientException")
	}
	for _, t := range tasks {
		out.Tasks = append(out.Tasks, a.taskOutput(c, t))
	}
	return out, nil
}

type stopTaskInput struct {
	Cluster string `json:"cluster"`
	Task    string `json:"task"`
	Reason  string `json:"reason"`
}

type stopTaskOutput struct {
	Task taskOutput `json:"task"`
}

func (a *API) stopTask(_ context.Context, c caller, in stopTaskInput) (stopTaskOutput, error) {
	var out stopTaskOutput
	if !isARN(in.Task) {
		cluster, err := a.cluster(c, in.Cluster)
		if err != nil {
			return out, err
		}
		in.Task = c.ecsARN("task", cluster.Name+"/"+in.Task)
	}
	if err := a.Deployer.StopTask(in.Task, in.Reason); err != nil {
		return out, deployerError(err, "InvalidParameterException")
	}
	t, _, err := maybe[store.Task](a, c.key(store.TypeTask, in.Task))
	t.DesiredStatus = "STOPPED"
	out.Task = a.taskOutput(c, t)
	return out, err
}
