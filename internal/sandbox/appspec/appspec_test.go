package appspec

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const inYAML = `# what CodeDeploy brings
version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "arn:aws:ecs:us-east-1:111111111111:task-definition/orders:7"
        LoadBalancerInfo:
          ContainerName: orders
          ContainerPort: 8080
        PlatformVersion: "LATEST"
Hooks:
  - BeforeInstall: "check"
  - AfterAllowTraffic: "arn:aws:lambda:us-east-1:111111111111:function:tell"
`

const inJSON = `{
	"version": 0.0,
	"resources": [{"orders": {"type": "AWS::ECS::Service", "properties": {
		"taskDefinition": "arn:aws:ecs:us-east-1:111111111111:task-definition/orders:7",
		"loadBalancerInfo": {"containerName": "orders", "containerPort": 8080}}}}],
	"hooks": [{"BeforeInstall": "check"}, {"AfterAllowTraffic": "arn:aws:lambda:us-east-1:111111111111:function:tell"}]
}`

func TestParse(t *testing.T) {
	want := Spec{
		TaskDefinition: "arn:aws:ecs:us-east-1:111111111111:task-definition/orders:7", Container: "orders", Port: 8080,
		Hooks: []Hook{{"BeforeInstall", "check"}, {"AfterAllowTraffic", "arn:aws:lambda:us-east-1:111111111111:function:tell"}},
	}
	for name, text := range map[string]string{"YAML": inYAML, "JSON": inJSON} {
		t.Run(name, func(t *testing.T) {
			got, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("spec (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", "the version of the AppSpec must be 0.0"},
		{"another version", strings.Replace(inYAML, "0.0", "0.2", 1), "the version of the AppSpec must be 0.0"},
		{"neither", "version: [", "the AppSpec is neither YAML nor JSON: "},
		{"no resource", "version: 0.0\n", "the AppSpec needs one resource, such as TargetService"},
		{"two resources", "version: 0.0\nresources: [{a: {}}, {b: {}}]", "the AppSpec needs one resource, such as TargetService"},
		{"Lambda", strings.Replace(inYAML, "ECS::Service", "Lambda::Function", 1), "the resource TargetService of the AppSpec must be of the type AWS::ECS::Service"},
		{"no port", strings.Replace(inYAML, "ContainerPort: 8080", "", 1), "the AppSpec needs TaskDefinition and LoadBalancerInfo with ContainerName and ContainerPort"},
		{"port in words", strings.Replace(inYAML, "8080", "http", 1), "the AppSpec cannot be read: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Parse(tt.text); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(inYAML)
	f.Add(inJSON)
	f.Fuzz(func(t *testing.T, text string) {
		if s, err := Parse(text); err == nil && (s.TaskDefinition == "" || s.Container == "" || s.Port == 0) {
			t.Errorf("an AppSpec that says too little is taken: %+v", s)
		}
	})
}
