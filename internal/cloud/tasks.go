package cloud

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	ecstypes "github.com/aws/aws-sdk-go-v2/service/ecs/types"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/release"
)

// tasks is release.Tasks on ECS and CloudWatch Logs.
type tasks struct{ *Cloud }

// mostDescribed is how many tasks one call describes (API: DescribeTasks).
const mostDescribed = 100

func (t tasks) Tasks(ctx context.Context, cluster, service, taskDefinition string) ([]release.Task, error) {
	var arns []string
	for _, status := range []ecstypes.DesiredStatus{ecstypes.DesiredStatusRunning, ecstypes.DesiredStatusStopped} {
		pages := ecs.NewListTasksPaginator(t.containers, &ecs.ListTasksInput{
			Cluster: &cluster, ServiceName: &service, DesiredStatus: status,
		})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return nil, found(err)
			}
			arns = append(arns, page.TaskArns...)
		}
	}
	all, err := t.describe(ctx, cluster, arns)
	return slices.DeleteFunc(all, func(v release.Task) bool { return v.TaskDefinition != taskDefinition }), err
}

func (c *Cloud) describe(ctx context.Context, cluster string, arns []string) ([]release.Task, error) {
	var all []release.Task
	for some := range slices.Chunk(arns, mostDescribed) {
		out, err := c.containers.DescribeTasks(ctx, &ecs.DescribeTasksInput{Cluster: &cluster, Tasks: some})
		if err != nil {
			return nil, found(err)
		}
		for _, v := range out.Tasks {
			all = append(all, task(v))
		}
	}
	return all, nil
}

func task(v ecstypes.Task) release.Task {
	t := release.Task{
		ARN: aws.ToString(v.TaskArn), TaskDefinition: aws.ToString(v.TaskDefinitionArn), Status: aws.ToString(v.LastStatus),
		StopCode: string(v.StopCode), StoppedReason: aws.ToString(v.StoppedReason),
		CreatedAt: aws.ToTime(v.CreatedAt), StartedAt: aws.ToTime(v.StartedAt),
	}
	for _, c := range v.Containers {
		if t.Container != "" && (c.ExitCode == nil || *c.ExitCode == 0) {
			continue
		}
		t.Container = aws.ToString(c.Name)
		if c.ExitCode != nil {
			t.ExitCode = aws.Int(int(*c.ExitCode))
		}
		if reason := aws.ToString(c.Reason); reason != "" {
			t.StoppedReason = strings.TrimPrefix(t.StoppedReason+": "+reason, ": ")
		}
	}
	return t
}

func (t tasks) LastLines(ctx context.Context, of release.Task, limit int) ([]string, error) {
	group, stream, err := t.logOf(ctx, of)
	if err != nil || group == "" {
		return nil, err
	}
	out, err := t.logs.GetLogEvents(ctx, &cloudwatchlogs.GetLogEventsInput{
		LogGroupName: &group, LogStreamName: &stream, Limit: aws.Int32(int32(limit)), StartFromHead: aws.Bool(false),
	})
	if absent(err) {
		return nil, nil // the stream comes with the first line
	}
	if err != nil {
		return nil, explain(err)
	}
	lines := make([]string, len(out.Events))
	for i, e := range out.Events {
		lines[i] = strings.TrimRight(aws.ToString(e.Message), "\r\n")
	}
	return lines, nil
}

// logOf returns the log group and stream of a task, or nothing if it does not
// log to CloudWatch. The awslogs driver names a stream prefix/container/task-id
// (page "using_awslogs").
func (t tasks) logOf(ctx context.Context, of release.Task) (group, stream string, err error) {
	definition, err := t.cached(ctx, of.TaskDefinition)
	if err != nil {
		return "", "", err
	}
	for _, c := range definition.ContainerDefinitions {
		l := c.LogConfiguration
		if l == nil || l.LogDriver != ecstypes.LogDriverAwslogs || of.Container != "" && aws.ToString(c.Name) != of.Container {
			continue
		}
		id := of.ARN[strings.LastIndex(of.ARN, "/")+1:]
		return l.Options["awslogs-group"], strings.Join([]string{l.Options["awslogs-stream-prefix"], aws.ToString(c.Name), id}, "/"), nil
	}
	return "", "", nil
}

func (t tasks) cached(ctx context.Context, arn string) (*ecstypes.TaskDefinition, error) {
	if d, ok := t.definitions.Load(arn); ok {
		return d.(*ecstypes.TaskDefinition), nil
	}
	out, err := revisions(t).definition(ctx, arn)
	if err != nil {
		return nil, err
	}
	t.definitions.Store(arn, out.TaskDefinition)
	return out.TaskDefinition, nil
}

// Run says how to run one task outside of any service.
type Run struct {
	Cluster        string
	TaskDefinition string
	Subnets        []string
	SecurityGroups []string
	// Container and Command override what one container runs; empty for neither.
	Container string
	Command   []string
	StartedBy string // at most 36 letters
}

// RunTask starts one task on Fargate and returns it as it was accepted.
func (c *Cloud) RunTask(ctx context.Context, r Run) (release.Task, error) {
	in := &ecs.RunTaskInput{
		Cluster: &r.Cluster, TaskDefinition: &r.TaskDefinition, LaunchType: ecstypes.LaunchTypeFargate,
		StartedBy: aws.String(cmp.Or(r.StartedBy, "flota")), PropagateTags: ecstypes.PropagateTagsTaskDefinition,
		NetworkConfiguration: &ecstypes.NetworkConfiguration{AwsvpcConfiguration: &ecstypes.AwsVpcConfiguration{
			Subnets: r.Subnets, SecurityGroups: r.SecurityGroups, AssignPublicIp: ecstypes.AssignPublicIpDisabled,
		}},
	}
	if len(r.Command) > 0 {
		in.Overrides = &ecstypes.TaskOverride{ContainerOverrides: []ecstypes.ContainerOverride{{Name: &r.Container, Command: r.Command}}}
	}
	out, err := c.containers.RunTask(ctx, in)
	if err != nil {
		return release.Task{}, explain(err)
	}
	if len(out.Tasks) == 0 {
		return release.Task{}, notStarted(out.Failures)
	}
	return task(out.Tasks[0]), nil
}

func notStarted(failures []ecstypes.Failure) error {
	e := &diag.Error{What: "ECS did not start the task"}
	for _, f := range failures {
		e.Detail = append(e.Detail, strings.TrimSpace(aws.ToString(f.Reason)+" "+aws.ToString(f.Detail)))
	}
	return e
}
