package api

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	"github.com/aws/aws-sdk-go-v2/service/ecs/types"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/balancer"
	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// plant runs tasks that are nothing but records, and finds every target
// healthy unless its task definition has the image broken.
type plant struct {
	st      *store.Store
	mu      sync.Mutex
	targets map[string][]string
	changed chan struct{}
}

func (p *plant) Start(_ context.Context, t store.Task) error {
	t.LastStatus, t.DesiredStatus, t.StartedAt, t.Address = "RUNNING", "RUNNING", time.Now(), "127.0.0.1:1"
	t.Container, t.Image = "orders", "repo@sha256:1"
	rec, err := p.st.Get(store.Key{Account: testAccount, Region: testRegion, Type: deployer.TypeTaskDefinition, ID: t.TaskDefinition})
	if err != nil {
		return err
	}
	if text, _ := rec.Attributes["container_definitions"].(string); strings.Contains(text, "broken") {
		t.LastStatus, t.DesiredStatus, t.StoppedAt = "STOPPED", "STOPPED", time.Now()
		t.StopCode, t.StoppedReason, t.ExitCode = "EssentialContainerExited", "Essential container in task exited with code 3", aws.Int(3)
	}
	a, err := store.Encode(t)
	if err != nil {
		return err
	}
	return p.st.Create(taskKey(t.ARN), a)
}

func taskKey(arn string) store.Key {
	return store.Key{Account: testAccount, Region: testRegion, Type: store.TypeTask, ID: arn}
}

func (p *plant) Stop(task, code, reason string, _ time.Duration) error {
	return store.Modify(p.st, taskKey(task), func(t *store.Task) error {
		t.LastStatus, t.DesiredStatus, t.StopCode, t.StoppedReason, t.StoppedAt = "STOPPED", "STOPPED", code, reason, time.Now()
		return nil
	})
}

func (p *plant) Register(group string, t balancer.Target) {
	p.set(group, append(p.list(group), t.ID))
}

func (p *plant) Deregister(group, id string) {
	var kept []string
	for _, other := range p.list(group) {
		if other != id {
			kept = append(kept, other)
		}
	}
	p.set(group, kept)
}

func (p *plant) list(group string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string{}, p.targets[group]...)
}

func (p *plant) set(group string, ids []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.targets[group] = ids
	close(p.changed)
	p.changed = make(chan struct{})
}

func (p *plant) Health(group string) []balancer.TargetHealth {
	var out []balancer.TargetHealth
	for _, id := range p.list(group) {
		out = append(out, balancer.TargetHealth{ID: id, State: balancer.Healthy})
	}
	return out
}

func (p *plant) Refresh() {}

func (p *plant) Changed() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.changed
}

const (
	testCluster = "arn:aws:ecs:eu-central-1:111111111111:cluster/cambio-dev"
	testService = "arn:aws:ecs:eu-central-1:111111111111:service/cambio-dev/orders"
	lbPrefix    = "arn:aws:elasticloadbalancing:eu-central-1:111111111111:"
)

// newECS is a door behind which services run, and a cluster with one service
// in it as Terraform makes it.
func newECS(t *testing.T) (*door, *ecs.Client) {
	d := newDoor(t)
	p := &plant{st: d.Store, targets: map[string][]string{}, changed: make(chan struct{})}
	d.Deployer = deployer.New(deployer.Config{Store: d.Store, Runtime: p, Balancer: p, Metrics: d.Metrics, Clock: clock.New(600)})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		d.Deployer.Run(ctx)
	}()
	t.Cleanup(func() { cancel(); <-done })
	d.serve(t)
	d.put(t, "aws_ecs_cluster", testCluster, store.Attributes{"arn": testCluster, "name": "cambio-dev", "tags_all": map[string]any{"fleet": "cambio"}})
	client := ecs.NewFromConfig(d.aws)
	registered := register(t, client, "repo:bootstrap")
	for _, rule := range []string{"listener-rule/app/lb/1/1/1", "listener-rule/app/lb/1/1/2"} {
		d.put(t, "aws_lb_listener_rule", lbPrefix+rule, store.Attributes{"arn": lbPrefix + rule, "action": []any{map[string]any{
			"type": "forward", "forward": []any{map[string]any{"target_group": []any{
				map[string]any{"arn": lbPrefix + "targetgroup/blue/1", "weight": 100}, map[string]any{"arn": lbPrefix + "targetgroup/green/2", "weight": 0},
			}}},
		}}})
	}
	d.put(t, "aws_ecs_service", testService, store.Attributes{
		"arn": testService, "name": "orders", "cluster": testCluster, "desired_count": 0, "task_definition": registered,
		"launch_type": "FARGATE", "platform_version": "LATEST",
		"load_balancer": []any{map[string]any{
			"target_group_arn": lbPrefix + "targetgroup/blue/1", "container_name": "orders", "container_port": 8080,
			"advanced_configuration": []any{map[string]any{
				"alternate_target_group_arn": lbPrefix + "targetgroup/green/2", "production_listener_rule": lbPrefix + "listener-rule/app/lb/1/1/1",
				"test_listener_rule": lbPrefix + "listener-rule/app/lb/1/1/2", "role_arn": "arn:aws:iam::111111111111:role/ecs",
			}},
		}},
	})
	return d, client
}

func register(t *testing.T, client *ecs.Client, image string) string {
	t.Helper()
	out, err := client.RegisterTaskDefinition(t.Context(), &ecs.RegisterTaskDefinitionInput{
		Family: aws.String("orders"), Cpu: aws.String("256"), Memory: aws.String("512"), NetworkMode: types.NetworkModeAwsvpc,
		RequiresCompatibilities: []types.Compatibility{types.CompatibilityFargate},
		RuntimePlatform:         &types.RuntimePlatform{CpuArchitecture: types.CPUArchitectureArm64, OperatingSystemFamily: types.OSFamilyLinux},
		ContainerDefinitions: []types.ContainerDefinition{{
			Name: aws.String("orders"), Image: aws.String(image), Essential: aws.Bool(true), StopTimeout: aws.Int32(5),
			PortMappings: []types.PortMapping{{ContainerPort: aws.Int32(8080)}},
			Environment:  []types.KeyValuePair{{Name: aws.String("FLOTA_VERSION"), Value: aws.String("1")}},
		}},
		Tags: []types.Tag{{Key: aws.String("service"), Value: aws.String("orders")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return aws.ToString(out.TaskDefinition.TaskDefinitionArn)
}

// code is the error code of a failed call.
func code(err error) string {
	if failed, ok := errors.AsType[interface {
		error
		ErrorCode() string
	}](err); ok {
		return failed.ErrorCode()
	}
	return ""
}

func TestTaskDefinitions(t *testing.T) {
	_, client := newECS(t)
	second := register(t, client, "repo@sha256:1")
	if !strings.HasSuffix(second, ":task-definition/orders:2") {
		t.Errorf("ARN is %s", second)
	}
	for _, given := range []string{"orders", "orders:2", second} {
		out, err := client.DescribeTaskDefinition(t.Context(), &ecs.DescribeTaskDefinitionInput{
			TaskDefinition: aws.String(given), Include: []types.TaskDefinitionField{types.TaskDefinitionFieldTags},
		})
		if err != nil {
			t.Fatal(err)
		}
		d := out.TaskDefinition
		c := d.ContainerDefinitions[0]
		got := []any{d.Revision, d.Status, aws.ToString(d.Cpu), aws.ToString(c.Image), aws.ToInt32(c.StopTimeout), aws.ToString(c.Environment[0].Name), d.RuntimePlatform.CpuArchitecture, len(out.Tags)}
		want := []any{int32(2), types.TaskDefinitionStatusActive, "256", "repo@sha256:1", int32(5), "FLOTA_VERSION", types.CPUArchitectureArm64, 1}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", given, diff)
		}
	}
	if _, err := client.DeregisterTaskDefinition(t.Context(), &ecs.DeregisterTaskDefinitionInput{TaskDefinition: aws.String("orders:2")}); err != nil {
		t.Fatal(err)
	}
	listed, err := client.ListTaskDefinitions(t.Context(), &ecs.ListTaskDefinitionsInput{FamilyPrefix: aws.String("orders"), Sort: types.SortOrderDesc})
	if err != nil || len(listed.TaskDefinitionArns) != 1 {
		t.Errorf("listed %v, %v", listed, err)
	}
	families, err := client.ListTaskDefinitionFamilies(t.Context(), nil)
	if err != nil || len(families.Families) != 1 {
		t.Errorf("listed %v, %v", families, err)
	}
	if _, err := client.DescribeTaskDefinition(t.Context(), &ecs.DescribeTaskDefinitionInput{TaskDefinition: aws.String("other")}); code(err) != "ClientException" {
		t.Errorf("an unknown family: %v", err)
	}
}

// release is UpdateService as flota's release makes it.
func release(t *testing.T, client *ecs.Client, definition string) string {
	t.Helper()
	out, err := client.UpdateService(t.Context(), &ecs.UpdateServiceInput{
		Cluster: aws.String("cambio-dev"), Service: aws.String("orders"), TaskDefinition: aws.String(definition), DesiredCount: aws.Int32(2),
		DeploymentConfiguration: &types.DeploymentConfiguration{
			Strategy: types.DeploymentStrategyCanary, BakeTimeInMinutes: aws.Int32(1),
			CanaryConfiguration: &types.CanaryConfiguration{CanaryPercent: aws.Float64(10), CanaryBakeTimeInMinutes: aws.Int32(1)},
			Alarms:              &types.DeploymentAlarms{AlarmNames: []string{"orders-5xx"}, Enable: true, Rollback: true},
			LifecycleHooks: []types.DeploymentLifecycleHook{{
				TargetType:           types.DeploymentLifecycleHookTargetTypePause,
				LifecycleStages:      []types.DeploymentLifecycleHookStage{types.DeploymentLifecycleHookStagePostTestTrafficShift},
				TimeoutConfiguration: &types.DeploymentLifecycleHookTimeoutConfiguration{TimeoutInMinutes: aws.Int32(10), Action: types.DeploymentLifecycleHookActionRollback},
			}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(definition, aws.ToString(out.Service.TaskDefinition)); diff != "" {
		t.Error(diff)
	}
	return aws.ToString(out.Service.CurrentServiceDeployment)
}

// awaitDeployment polls, as a client does, until a deployment is as asked for.
func awaitDeployment(t *testing.T, client *ecs.Client, arn string, ok func(types.ServiceDeployment) bool) types.ServiceDeployment {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		out, err := client.DescribeServiceDeployments(t.Context(), &ecs.DescribeServiceDeploymentsInput{ServiceDeploymentArns: []string{arn}})
		if err != nil || len(out.ServiceDeployments) != 1 {
			t.Fatalf("%+v, %v", out, err)
		}
		d := out.ServiceDeployments[0]
		if ok(d) {
			return d
		}
		if time.Now().After(deadline) {
			t.Fatalf("the deployment stays %s at %s: %s", d.Status, d.LifecycleStage, aws.ToString(d.StatusReason))
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func paused(d types.ServiceDeployment) bool {
	return len(d.LifecycleHookDetails) == 1 && d.LifecycleHookDetails[0].Status == types.DeploymentLifecycleHookStatusAwaitingAction
}

func TestDeployment(t *testing.T) {
	_, client := newECS(t)
	definition := register(t, client, "repo@sha256:1")
	arn := release(t, client, definition)
	d := awaitDeployment(t, client, arn, paused)
	if d.LifecycleStage != types.ServiceDeploymentLifecycleStagePostTestTrafficShift || d.Status != types.ServiceDeploymentStatusInProgress {
		t.Errorf("%s at %s", d.Status, d.LifecycleStage)
	}
	if s := d.TargetServiceRevision; s.RequestedTaskCount != 2 || s.RunningTaskCount != 2 || aws.ToFloat64(s.RequestedProductionTrafficWeight) != 0 {
		t.Errorf("target is %+v", s)
	}
	if c := d.DeploymentConfiguration; aws.ToFloat64(c.CanaryConfiguration.CanaryPercent) != 10 || aws.ToInt32(c.BakeTimeInMinutes) != 1 || len(c.LifecycleHooks) != 1 {
		t.Errorf("configuration is %+v", c)
	}
	hook := d.LifecycleHookDetails[0]
	if hook.TargetType != types.DeploymentLifecycleHookTargetTypePause || hook.TimeoutAction != types.DeploymentLifecycleHookActionRollback || hook.ExpiresAt == nil {
		t.Errorf("hook is %+v", hook)
	}
	_, err := client.ContinueServiceDeployment(t.Context(), &ecs.ContinueServiceDeploymentInput{ServiceDeploymentArn: aws.String(arn), HookId: hook.HookId})
	if err != nil {
		t.Fatal(err)
	}
	d = awaitDeployment(t, client, arn, func(d types.ServiceDeployment) bool { return d.Status == types.ServiceDeploymentStatusSuccessful })
	if aws.ToFloat64(d.TargetServiceRevision.RequestedProductionTrafficWeight) != 100 || d.Alarms.Status != types.ServiceDeploymentRollbackMonitorsStatusMonitoringComplete {
		t.Errorf("target is %+v, alarms %+v", d.TargetServiceRevision, d.Alarms)
	}
	revisions, err := client.DescribeServiceRevisions(t.Context(), &ecs.DescribeServiceRevisionsInput{ServiceRevisionArns: []string{aws.ToString(d.TargetServiceRevision.Arn)}})
	if err != nil || aws.ToString(revisions.ServiceRevisions[0].TaskDefinition) != definition ||
		!strings.Contains(aws.ToString(revisions.ServiceRevisions[0].ResolvedConfiguration.LoadBalancers[0].TargetGroupArn), "green") {
		t.Errorf("revision is %+v, %v", revisions, err)
	}
	services, err := client.DescribeServices(t.Context(), &ecs.DescribeServicesInput{Cluster: aws.String("cambio-dev"), Services: []string{"orders", "other"}})
	if err != nil || len(services.Services) != 1 || len(services.Failures) != 1 {
		t.Fatalf("%+v, %v", services, err)
	}
	s := services.Services[0]
	if s.RunningCount != 2 || len(s.Deployments) != 1 || s.Deployments[0].RolloutState != types.DeploymentRolloutStateCompleted || len(s.Events) == 0 {
		t.Errorf("service is %+v", s)
	}
	_, err = client.StopServiceDeployment(t.Context(), &ecs.StopServiceDeploymentInput{ServiceDeploymentArn: aws.String(arn), StopType: types.StopServiceDeploymentStopTypeRollback})
	if code(err) != "ConflictException" {
		t.Errorf("stop of a deployment that is over: %v", err)
	}
}

func TestDeploymentRollsBack(t *testing.T) {
	_, client := newECS(t)
	first := release(t, client, register(t, client, "repo@sha256:1"))
	hook := awaitDeployment(t, client, first, paused).LifecycleHookDetails[0]
	if _, err := client.ContinueServiceDeployment(t.Context(), &ecs.ContinueServiceDeploymentInput{ServiceDeploymentArn: aws.String(first), HookId: hook.HookId}); err != nil {
		t.Fatal(err)
	}
	awaitDeployment(t, client, first, func(d types.ServiceDeployment) bool { return d.Status == types.ServiceDeploymentStatusSuccessful })
	second := release(t, client, register(t, client, "repo@sha256:broken"))
	awaitDeployment(t, client, second, func(d types.ServiceDeployment) bool { return d.DeploymentCircuitBreaker.FailureCount > 0 })
	stopped, err := client.ListTasks(t.Context(), &ecs.ListTasksInput{Cluster: aws.String("cambio-dev"), ServiceName: aws.String("orders"), DesiredStatus: types.DesiredStatusStopped})
	if err != nil || len(stopped.TaskArns) == 0 {
		t.Fatalf("%+v, %v", stopped, err)
	}
	tasks, err := client.DescribeTasks(t.Context(), &ecs.DescribeTasksInput{Cluster: aws.String("cambio-dev"), Tasks: stopped.TaskArns[:1]})
	if err != nil {
		t.Fatal(err)
	}
	if task := tasks.Tasks[0]; task.StopCode != types.TaskStopCodeEssentialContainerExited || aws.ToInt32(task.Containers[0].ExitCode) != 3 ||
		!strings.HasPrefix(aws.ToString(task.StartedBy), "ecs-svc/") || !strings.Contains(aws.ToString(task.StoppedReason), "code 3") {
		t.Errorf("task is %+v", task)
	}
	if _, err := client.StopServiceDeployment(t.Context(), &ecs.StopServiceDeploymentInput{ServiceDeploymentArn: aws.String(second), StopType: types.StopServiceDeploymentStopTypeRollback}); err != nil {
		t.Fatal(err)
	}
	d := awaitDeployment(t, client, second, func(d types.ServiceDeployment) bool {
		return d.Status == types.ServiceDeploymentStatusRollbackSuccessful
	})
	if d.Rollback == nil || aws.ToString(d.Rollback.ServiceRevisionArn) != aws.ToString(d.SourceServiceRevisions[0].Arn) {
		t.Errorf("rollback is %+v", d.Rollback)
	}
	listed, err := client.ListServiceDeployments(t.Context(), &ecs.ListServiceDeploymentsInput{
		Cluster: aws.String("cambio-dev"), Service: aws.String("orders"), Status: []types.ServiceDeploymentStatus{types.ServiceDeploymentStatusRollbackSuccessful},
	})
	if err != nil || len(listed.ServiceDeployments) != 1 || aws.ToString(listed.ServiceDeployments[0].ServiceDeploymentArn) != second {
		t.Errorf("listed %+v, %v", listed, err)
	}
}

func TestUpdateServiceRefuses(t *testing.T) {
	_, client := newECS(t)
	pause := func(stage types.DeploymentLifecycleHookStage) *types.DeploymentConfiguration {
		return &types.DeploymentConfiguration{LifecycleHooks: []types.DeploymentLifecycleHook{{
			TargetType: types.DeploymentLifecycleHookTargetTypePause, LifecycleStages: []types.DeploymentLifecycleHookStage{stage},
		}}}
	}
	tests := map[string]struct {
		in   ecs.UpdateServiceInput
		want string
	}{
		"no such service":         {ecs.UpdateServiceInput{Service: aws.String("other")}, "ServiceNotFoundException"},
		"no such cluster":         {ecs.UpdateServiceInput{Cluster: aws.String("other"), Service: aws.String("orders")}, "ClusterNotFoundException"},
		"no such task definition": {ecs.UpdateServiceInput{TaskDefinition: aws.String("orders:9")}, "ClientException"},
		"negative count":          {ecs.UpdateServiceInput{DesiredCount: aws.Int32(-1)}, "InvalidParameterException"},
		"no such strategy":        {ecs.UpdateServiceInput{DeploymentConfiguration: &types.DeploymentConfiguration{Strategy: "PURPLE"}}, "InvalidParameterException"},
		"pause during a shift":    {ecs.UpdateServiceInput{DeploymentConfiguration: pause(types.DeploymentLifecycleHookStageTestTrafficShift)}, "InvalidParameterException"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.in.Cluster == nil {
				tt.in.Cluster = aws.String("cambio-dev")
			}
			if tt.in.Service == nil {
				tt.in.Service = aws.String("orders")
			}
			if _, err := client.UpdateService(t.Context(), &tt.in); code(err) != tt.want {
				t.Errorf("%v, want %s", err, tt.want)
			}
		})
	}
}

func TestRunTask(t *testing.T) {
	_, client := newECS(t)
	register(t, client, "repo@sha256:1")
	run, err := client.RunTask(t.Context(), &ecs.RunTaskInput{Cluster: aws.String("cambio-dev"), TaskDefinition: aws.String("orders"), Count: aws.Int32(2), StartedBy: aws.String("me")})
	if err != nil || len(run.Tasks) != 2 || aws.ToString(run.Tasks[0].Group) != "family:orders" {
		t.Fatalf("%+v, %v", run, err)
	}
	stopped, err := client.StopTask(t.Context(), &ecs.StopTaskInput{Cluster: aws.String("cambio-dev"), Task: run.Tasks[0].TaskArn, Reason: aws.String("enough")})
	if err != nil || aws.ToString(stopped.Task.DesiredStatus) != "STOPPED" {
		t.Errorf("%+v, %v", stopped, err)
	}
	listed, err := client.ListTasks(t.Context(), &ecs.ListTasksInput{Cluster: aws.String("cambio-dev"), StartedBy: aws.String("me")})
	if err != nil || len(listed.TaskArns) != 1 {
		t.Errorf("%+v, %v", listed, err)
	}
}

// TestECSByCommandLine uses a client that is not ours.
func TestECSByCommandLine(t *testing.T) {
	d, client := newECS(t)
	release(t, client, register(t, client, "repo@sha256:1"))
	run := func(args ...string) map[string]any {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "aws", append([]string{"--endpoint-url", d.url, "--region", testRegion, "--output", "json", "ecs"}, args...)...)
		cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID="+testAccount, "AWS_SECRET_ACCESS_KEY=sandbox")
		raw, err := cmd.Output()
		if err != nil {
			if failed, ok := err.(*exec.ExitError); ok {
				t.Fatalf("aws ecs %s: %s", strings.Join(args, " "), failed.Stderr)
			}
			t.Fatal(err)
		}
		var out map[string]any
		if len(raw) > 0 {
			if err := json.Unmarshal(raw, &out); err != nil {
				t.Fatal(err)
			}
		}
		return out
	}
	if got := run("list-clusters")["clusterArns"]; !cmp.Equal(got, []any{testCluster}) {
		t.Errorf("clusters are %v", got)
	}
	if got := run("list-services", "--cluster", "cambio-dev")["serviceArns"]; !cmp.Equal(got, []any{testService}) {
		t.Errorf("services are %v", got)
	}
	clusters := run("describe-clusters", "--clusters", "cambio-dev", "--include", "TAGS")["clusters"].([]any)
	if got := clusters[0].(map[string]any)["activeServicesCount"]; got != 1.0 {
		t.Errorf("the cluster has %v services", got)
	}
	services := run("describe-services", "--cluster", "cambio-dev", "--services", "orders")["services"].([]any)
	if got := services[0].(map[string]any)["desiredCount"]; got != 2.0 {
		t.Errorf("the service has %v tasks", got)
	}
	run("tag-resource", "--resource-arn", testService, "--tags", "key=team,value=blue")
	if got := run("list-tags-for-resource", "--resource-arn", testService)["tags"]; !cmp.Equal(got, []any{map[string]any{"key": "team", "value": "blue"}}) {
		t.Errorf("tags are %v", got)
	}
	run("untag-resource", "--resource-arn", testService, "--tag-keys", "team")
	run("describe-task-definition", "--task-definition", "orders")
}
