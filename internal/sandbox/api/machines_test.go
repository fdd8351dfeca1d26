package api

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/store"
)

// machines makes two instances, of which one is stopped and protected, and two desktops.
func (d *door) machines(t *testing.T) {
	t.Helper()
	d.put(t, "aws_subnet", "subnet-1", store.Attributes{"vpc_id": "vpc-1"})
	d.put(t, machines.TypeInstance, "i-0bastion", store.Attributes{
		"id": "i-0bastion", "ami": "ami-1", "instance_state": machines.Running, "instance_type": "t4g.micro", "subnet_id": "subnet-1",
		"vpc_security_group_ids": []any{"sg-1"}, "iam_instance_profile": "bastion", "tags_all": map[string]any{"team": "base"},
		"metadata_options":  []any{map[string]any{"http_tokens": "required", "http_put_response_hop_limit": 1, "http_endpoint": "enabled"}},
		"root_block_device": []any{map[string]any{"volume_id": "vol-1", "device_name": "/dev/xvda"}},
	})
	d.put(t, machines.TypeInstance, "i-0office", store.Attributes{"id": "i-0office", "instance_state": machines.Stopped, "disable_api_stop": true})
	d.put(t, "aws_workspaces_directory", "d-0123456789", store.Attributes{
		"directory_id": "d-0123456789", "registration_code": "SLiad+CODE", "directory_type": "SIMPLE_AD",
		"self_service_permissions": []any{map[string]any{"restart_workspace": true}},
	})
	for user, mode := range map[string]string{"ann": "AUTO_STOP", "bob": store.AlwaysOn} {
		d.put(t, machines.TypeWorkspace, "ws-"+user, store.Attributes{
			"id": "ws-" + user, "user_name": user, "state": machines.Available, "directory_id": "d-0123456789",
			"workspace_properties": []any{map[string]any{"running_mode": mode, "compute_type_name": "STANDARD"}},
		})
	}
}

// ask sends one request of the query protocol, or of JSON where there is a target, and returns the answer.
func (d *door) ask(t *testing.T, service, target, body string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+testAccount+"/20260101/"+testRegion+"/"+service+"/aws4_request, Signature=0")
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if target != "" {
		req.Header.Set("X-Amz-Target", target)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestInstancesStopAndStart does what a person does in the evening, and in the morning.
func TestInstancesStopAndStart(t *testing.T) {
	d := newDoor(t)
	d.machines(t)
	const running, stopped = "<code>16</code><name>running</name>", "<code>80</code><name>stopped</name>"
	steps := []struct{ request, want string }{
		{"Action=StopInstances&InstanceId.1=i-0bastion", "<instancesSet><item><instanceId>i-0bastion</instanceId>" +
			"<currentState><code>64</code><name>stopping</name></currentState><previousState>" + running + "</previousState></item></instancesSet>"},
		{"Action=DescribeInstances&InstanceId.1=i-0bastion", "<instanceState>" + stopped},
		{"Action=DescribeInstanceStatus", "<instanceStatusSet></instanceStatusSet>"},
		{"Action=DescribeInstanceStatus&IncludeAllInstances=true", "not-applicable"},
		{"Action=StopInstances&InstanceId.1=i-0bastion", "<currentState>" + stopped + "</currentState><previousState>" + stopped},
		{"Action=StartInstances&InstanceId.1=i-0bastion&InstanceId.2=i-0office", "<code>0</code><name>pending</name>"},
		{"Action=DescribeInstanceStatus", "<details><item><name>reachability</name><status>passed</status></item></details>"},
		{"Action=DescribeInstances&Filter.1.Name=tag:team&Filter.1.Value.1=b*&Filter.2.Name=instance-state-name&Filter.2.Value.1=running", "<vpcId>vpc-1</vpcId>"},
		{"Action=DescribeInstances&Filter.1.Name=tag:team&Filter.1.Value.1=x", "<reservationSet></reservationSet>"},
		{"Action=StopInstances&InstanceId.1=i-0office", "<Response><Errors><Error><Code>OperationNotPermitted</Code>"},
		{"Action=StopInstances&InstanceId.1=i-0bastion&InstanceId.2=i-0nobody", "<Code>InvalidInstanceID.NotFound</Code>"},
		{"Action=StopInstances", "<Code>MissingParameter</Code>"},
		{"Action=DescribeInstances&Filter.1.Name=platform&Filter.1.Value.1=windows", "does not filter instances by platform"},
		{"Action=TerminateInstances&InstanceId.1=i-0bastion", "does not have the operation TerminateInstances"},
	}
	for _, step := range steps {
		if got := d.ask(t, "ec2", "", step.request); !strings.Contains(got, step.want) {
			t.Errorf("%s: no %q in\n%s", step.request, step.want, got)
		}
	}
}

func TestWorkspacesStopAndStart(t *testing.T) {
	d := newDoor(t)
	d.machines(t)
	steps := []struct{ operation, input, want string }{
		{"StopWorkspaces", `{"StopWorkspaceRequests":[{"WorkspaceId":"ws-ann"}]}`, `{"FailedRequests":[]}`},
		{"DescribeWorkspaces", `{"WorkspaceIds":["ws-ann"]}`, `"State":"STOPPED"`},
		{"StartWorkspaces", `{"StartWorkspaceRequests":[{"WorkspaceId":"ws-ann"}]}`, `{"FailedRequests":[]}`},
		{"DescribeWorkspaces", `{"UserName":"ann"}`, `"State":"AVAILABLE"`},
		{"DescribeWorkspaces", `{"WorkspaceIds":["ws-no"]}`, `{"Workspaces":[]}`},
		{"StopWorkspaces", `{"StopWorkspaceRequests":[{"WorkspaceId":"ws-bob"}]}`, "OperationNotSupported.RunningMode"},
		{"StopWorkspaces", `{"StopWorkspaceRequests":[{"WorkspaceId":"ws-no"}]}`, "ResourceNotFound.Workspace"},
		{"DescribeWorkspaceDirectories", `{}`, `"SelfservicePermissions":{"RestartWorkspace":"ENABLED","IncreaseVolumeSize":"DISABLED"`},
		{"DescribeWorkspaceBundles", `{}`, `{"Bundles":[]}`},
		{"DescribeWorkspaceBundles", `{"Owner":"AMAZON"}`, `"ComputeType":{"Name":"PERFORMANCE"}`},
	}
	for _, step := range steps {
		if got := d.ask(t, "workspaces", "WorkspacesService."+step.operation, step.input); !strings.Contains(got, step.want) {
			t.Errorf("%s %s: no %q in\n%s", step.operation, step.input, step.want, got)
		}
	}
}

func FuzzMatches(f *testing.F) {
	f.Add("ba*", "base")
	f.Add("b?s*e", "base")
	f.Add("***", "")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 12 || len(text) > 24 {
			return
		}
		if !strings.ContainsAny(pattern, "*?") && matches(pattern, text) != (pattern == text) {
			t.Errorf("%q and %q", pattern, text)
		}
		if !matches("*"+text, text) && !strings.ContainsAny(text, "*?") {
			t.Errorf("* does not pass %q", text)
		}
	})
}
