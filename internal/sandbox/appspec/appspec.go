// Package appspec reads AppSpecs for Amazon ECS, in YAML or JSON: which task
// definition CodeDeploy is to bring, and which port of it gets the traffic.
package appspec

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// Spec is what CodeDeploy reads of an AppSpec (CodeDeploy User Guide, "AppSpec
// 'resources' section for Amazon ECS deployments").
type Spec struct {
	TaskDefinition string
	Container      string
	Port           int
	Hooks          []Hook // in their order
}

// Hook is a Lambda function that is to run after a lifecycle event.
type Hook struct{ Event, Function string }

// file is an AppSpec as it is written. Its keys are in either case: the guide
// has Resources for ECS, and resources as the name of the section.
type file struct {
	Version   any                   `json:"version"`
	Resources []map[string]resource `json:"resources"`
	Hooks     []map[string]string   `json:"hooks"`
}

type resource struct {
	Type       string `json:"type"`
	Properties struct {
		TaskDefinition string `json:"taskDefinition"`
		LoadBalancer   struct {
			Container string `json:"containerName"`
			Port      int    `json:"containerPort"`
		} `json:"loadBalancerInfo"`
	} `json:"properties"`
}

// Parse reads an AppSpec. The error tells the first thing that is wrong with it.
func Parse(text string) (Spec, error) {
	f, err := read([]byte(text))
	if err != nil {
		return Spec{}, err
	}
	if v := fmt.Sprint(f.Version); v != "0" && v != "0.0" {
		return Spec{}, errors.New("the version of the AppSpec must be 0.0")
	}
	if len(f.Resources) != 1 || len(f.Resources[0]) != 1 {
		return Spec{}, errors.New("the AppSpec needs one resource, such as TargetService")
	}
	var out Spec
	for name, r := range f.Resources[0] {
		p := r.Properties
		switch {
		case r.Type != "AWS::ECS::Service":
			return Spec{}, fmt.Errorf("the resource %s of the AppSpec must be of the type AWS::ECS::Service", name)
		case p.TaskDefinition == "" || p.LoadBalancer.Container == "" || p.LoadBalancer.Port == 0:
			return Spec{}, errors.New("the AppSpec needs TaskDefinition and LoadBalancerInfo with ContainerName and ContainerPort")
		}
		out = Spec{TaskDefinition: p.TaskDefinition, Container: p.LoadBalancer.Container, Port: p.LoadBalancer.Port}
	}
	for _, hooks := range f.Hooks {
		for event, function := range hooks {
			out.Hooks = append(out.Hooks, Hook{event, function})
		}
	}
	return out, nil
}

// read takes YAML by way of JSON, so that both are read by the same rules.
func read(text []byte) (f file, err error) {
	if !json.Valid(text) {
		var tree map[string]any
		if err := yaml.Unmarshal(text, &tree); err != nil {
			return f, fmt.Errorf("the AppSpec is neither YAML nor JSON: %s", firstLine(err))
		}
		if text, err = json.Marshal(tree); err != nil {
			return f, fmt.Errorf("the AppSpec cannot be read: %w", err)
		}
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return f, fmt.Errorf("the AppSpec cannot be read: %w", err)
	}
	return f, nil
}

// firstLine leaves out the excerpt, which an answer of an API has no place for.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
