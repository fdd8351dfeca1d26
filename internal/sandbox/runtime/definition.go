package runtime

import (
	"encoding/json"
	"fmt"

	"flota.dev/flota/internal/sandbox/store"
)

// container is a container definition in the ECS API's shape (API: ContainerDefinition).
type container struct {
	Name         string   `json:"name"`
	Image        string   `json:"image"`
	EntryPoint   []string `json:"entryPoint"`
	Command      []string `json:"command"`
	WorkingDir   string   `json:"workingDirectory"`
	PortMappings []struct {
		ContainerPort int `json:"containerPort"`
	} `json:"portMappings"`
	Environment []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"environment"`
	Secrets []struct {
		Name      string `json:"name"`
		ValueFrom string `json:"valueFrom"`
	} `json:"secrets"`
	LogConfiguration struct {
		Driver  string            `json:"logDriver"`
		Options map[string]string `json:"options"`
	} `json:"logConfiguration"`
}

// definition reads the one container of a task definition.
func (r *Runtime) definition(taskDefinition string) (container, error) {
	a, err := parseARN(taskDefinition)
	if err != nil {
		return container{}, err
	}
	rec, err := r.cfg.Store.Get(store.Key{Account: a.account, Region: a.region, Type: "aws_ecs_task_definition", ID: taskDefinition})
	if err != nil {
		return container{}, err
	}
	view, err := store.Decode[store.TaskDefinition](rec)
	if err != nil {
		return container{}, err
	}
	var all []container
	if err := json.Unmarshal([]byte(view.ContainerDefinitions), &all); err != nil {
		return container{}, fmt.Errorf("container definitions of %s:%d: %w", view.Family, view.Revision, err)
	}
	if len(all) != 1 {
		return container{}, fmt.Errorf("%s:%d has %d containers, the sandbox runs one a task", view.Family, view.Revision, len(all))
	}
	return all[0], nil
}
