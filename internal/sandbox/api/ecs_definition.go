package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// registerTaskDefinitionInput passes container definitions as they are:
// Terraform keeps them in this shape too.
type registerTaskDefinitionInput struct {
	Family        string           `json:"family"`
	Containers    []map[string]any `json:"containerDefinitions"`
	CPU           string           `json:"cpu"`
	Memory        string           `json:"memory"`
	NetworkMode   string           `json:"networkMode"`
	TaskRole      string           `json:"taskRoleArn"`
	ExecutionRole string           `json:"executionRoleArn"`
	IPCMode       string           `json:"ipcMode"`
	PIDMode       string           `json:"pidMode"`
	Requires      []string         `json:"requiresCompatibilities"`
	Platform      *runtimePlatform `json:"runtimePlatform"`
	Storage       *storageSize     `json:"ephemeralStorage"`
	Volumes       []volume         `json:"volumes"`
	Tags          []ecsTag         `json:"tags"`
}

type runtimePlatform struct {
	Architecture string `json:"cpuArchitecture,omitempty"`
	System       string `json:"operatingSystemFamily,omitempty"`
}

type storageSize struct {
	GiB int `json:"sizeInGiB"`
}

type volume struct {
	Name string      `json:"name"`
	Host *volumeHost `json:"host,omitempty"`
}

type volumeHost struct {
	Path string `json:"sourcePath,omitempty"`
}

type taskDefinitionOutput struct {
	ARN           string           `json:"taskDefinitionArn"`
	Family        string           `json:"family"`
	Revision      int              `json:"revision"`
	Status        string           `json:"status"`
	Containers    []map[string]any `json:"containerDefinitions"`
	CPU           string           `json:"cpu,omitempty"`
	Memory        string           `json:"memory,omitempty"`
	NetworkMode   string           `json:"networkMode,omitempty"`
	TaskRole      string           `json:"taskRoleArn,omitempty"`
	ExecutionRole string           `json:"executionRoleArn,omitempty"`
	IPCMode       string           `json:"ipcMode,omitempty"`
	PIDMode       string           `json:"pidMode,omitempty"`
	Requires      []string         `json:"requiresCompatibilities,omitempty"`
	Compatible    []string         `json:"compatibilities"`
	Platform      *runtimePlatform `json:"runtimePlatform,omitempty"`
	Storage       *storageSize     `json:"ephemeralStorage,omitempty"`
	Volumes       []volume         `json:"volumes"`
	Placement     []string         `json:"placementConstraints"`
	RegisteredAt  *Time            `json:"registeredAt,omitempty"`
	RegisteredBy  string           `json:"registeredBy,omitempty"`
	Deregistered  *Time            `json:"deregisteredAt,omitempty"`
}

// definitionRecord is aws_ecs_task_definition with all that the API shows of it.
type definitionRecord struct {
	ID            string   `json:"id"`
	ARN           string   `json:"arn"`
	Bare          string   `json:"arn_without_revision"`
	Family        string   `json:"family"`
	Revision      int      `json:"revision"`
	Containers    string   `json:"container_definitions"`
	CPU           string   `json:"cpu"`
	Memory        string   `json:"memory"`
	NetworkMode   string   `json:"network_mode"`
	TaskRole      string   `json:"task_role_arn"`
	ExecutionRole string   `json:"execution_role_arn"`
	IPCMode       string   `json:"ipc_mode"`
	PIDMode       string   `json:"pid_mode"`
	Requires      []string `json:"requires_compatibilities"`
	Platform      []struct {
		Architecture string `json:"cpu_architecture"`
		System       string `json:"operating_system_family"`
	} `json:"runtime_platform"`
	Storage []struct {
		GiB int `json:"size_in_gib"`
	} `json:"ephemeral_storage"`
	Volumes []struct {
		Name string `json:"name"`
		Host string `json:"host_path"`
	} `json:"volume"`
	Tags    map[string]string `json:"tags"`
	AllTags map[string]string `json:"tags_all"`
	// What follows is not Terraform's.
	Status       string    `json:"status,omitempty"`
	RegisteredAt time.Time `json:"registered_at,omitzero"`
	RegisteredBy string    `json:"registered_by,omitempty"`
	Deregistered time.Time `json:"deregistered_at,omitzero"`
}

var familyName = regexp.MustCompile(`^[0-9A-Za-z_-]{1,255}$`)

func (in registerTaskDefinitionInput) validate() error {
	switch {
	case !familyName.MatchString(in.Family):
		return failf("ClientException", "Family should be 1 to 255 letters, digits, hyphens and underscores.")
	case len(in.Containers) == 0:
		return failf("ClientException", "Container definitions should not be empty.")
	case slices.Contains(in.Requires, "FARGATE") && (in.CPU == "" || in.Memory == ""):
		return failf("ClientException", "Fargate requires that 'cpu' and 'memory' be defined at the task level.")
	}
	for _, container := range in.Containers {
		name, _ := container["name"].(string)
		image, _ := container["image"].(string)
		if name == "" || image == "" {
			return failf("ClientException", "Container.name and Container.image should not be null or empty.")
		}
	}
	return nil
}

type taskDefinitionAndTags struct {
	Definition taskDefinitionOutput `json:"taskDefinition"`
	Tags       []ecsTag             `json:"tags,omitempty"`
}

func (a *API) registerTaskDefinition(_ context.Context, c caller, in registerTaskDefinitionInput) (taskDefinitionAndTags, error) {
	var out taskDefinitionAndTags
	if err := in.validate(); err != nil {
		return out, err
	}
	revision, err := a.Store.NextRevision(c.Account, c.Region, in.Family)
	if err != nil {
		return out, err
	}
	record, err := in.record(c, revision)
	if err != nil {
		return out, err
	}
	attributes, err := store.Encode(record)
	if err != nil {
		return out, err
	}
	if err := a.Store.Create(c.key(deployer.TypeTaskDefinition, record.ARN), attributes); err != nil {
		return out, err
	}
	out.Tags = in.Tags
	out.Definition, err = record.output()
	return out, err
}

func (in registerTaskDefinitionInput) record(c caller, revision int) (definitionRecord, error) {
	containers, err := json.Marshal(in.Containers)
	bare := c.ecsARN("task-definition", in.Family)
	r := definitionRecord{
		ID: in.Family, ARN: fmt.Sprintf("%s:%d", bare, revision), Bare: bare, Family: in.Family, Revision: revision,
		Containers: string(containers), CPU: in.CPU, Memory: in.Memory, NetworkMode: in.NetworkMode,
		TaskRole: in.TaskRole, ExecutionRole: in.ExecutionRole, IPCMode: in.IPCMode, PIDMode: in.PIDMode, Requires: in.Requires,
		Tags: map[string]string{}, RegisteredAt: time.Now(), RegisteredBy: "arn:aws:iam::" + c.Account + ":root",
	}
	for _, t := range in.Tags {
		r.Tags[t.Key] = t.Value
	}
	r.AllTags = r.Tags
	if p := in.Platform; p != nil {
		r.Platform = append(r.Platform, struct {
			Architecture string `json:"cpu_architecture"`
			System       string `json:"operating_system_family"`
		}{p.Architecture, p.System})
	}
	if s := in.Storage; s != nil {
		r.Storage = append(r.Storage, struct {
			GiB int `json:"size_in_gib"`
		}{s.GiB})
	}
	for _, v := range in.Volumes {
		path := ""
		if v.Host != nil {
			path = v.Host.Path
		}
		r.Volumes = append(r.Volumes, struct {
			Name string `json:"name"`
			Host string `json:"host_path"`
		}{v.Name, path})
	}
	return r, err
}

func (r definitionRecord) output() (taskDefinitionOutput, error) {
	out := taskDefinitionOutput{
		ARN: r.ARN, Family: r.Family, Revision: r.Revision, Status: "ACTIVE", CPU: r.CPU, Memory: r.Memory,
		NetworkMode: r.NetworkMode, TaskRole: r.TaskRole, ExecutionRole: r.ExecutionRole, IPCMode: r.IPCMode, PIDMode: r.PIDMode,
		Requires: r.Requires, Compatible: []string{"EC2"}, Volumes: []volume{}, Placement: []string{},
		RegisteredAt: instant(r.RegisteredAt), RegisteredBy: r.RegisteredBy, Deregistered: instant(r.Deregistered),
	}
	if r.Status != "" {
		out.Status = r.Status
	}
	if slices.Contains(r.Requires, "FARGATE") {
		out.Compatible = append(out.Compatible, "FARGATE")
	}
	if len(r.Platform) > 0 {
		out.Platform = &runtimePlatform{r.Platform[0].Architecture, r.Platform[0].System}
	}
	if len(r.Storage) > 0 {
		out.Storage = &storageSize{r.Storage[0].GiB}
	}
	for _, v := range r.Volumes {
		one := volume{Name: v.Name}
		if v.Host != "" {
			one.Host = &volumeHost{v.Host}
		}
		out.Volumes = append(out.Volumes, one)
	}
	if err := json.Unmarshal([]byte(r.Containers), &out.Containers); err != nil {
		return out, fmt.Errorf("container definitions of %s: %w", r.ARN, err)
	}
	return out, nil
}

// instant is a time that may be absent.
func instant(t time.Time) *Time {
	if t.IsZero() {
		return nil
	}
	return &Time{t}
}

type taskDefinitionInput struct {
	Given   string   `json:"taskDefinition"`
	Include []string `json:"include"`
}

func (a *API) describeTaskDefinition(_ context.Context, c caller, in taskDefinitionInput) (taskDefinitionAndTags, error) {
	var out taskDefinitionAndTags
	record, err := a.definition(c, in.Given)
	if err != nil {
		return out, err
	}
	if slices.Contains(in.Include, "TAGS") {
		out.Tags = ecsTags(record.AllTags)
	}
	out.Definition, err = record.output()
	return out, err
}

func (a *API) definition(c caller, given string) (definitionRecord, error) {
	arn, err := deployer.ResolveDefinition(a.Store, c.key("", ""), given)
	if errors.Is(err, store.ErrNotFound) {
		return definitionRecord{}, failf("ClientException", "Unable to describe task definition.")
	}
	if err != nil {
		return definitionRecord{}, err
	}
	rec, err := a.Store.Get(c.key(deployer.TypeTaskDefinition, arn))
	if err != nil {
		return definitionRecord{}, failf("ClientException", "Unable to describe task definition.")
	}
	return store.Decode[definitionRecord](rec)
}

func (a *API) deregisterTaskDefinition(_ context.Context, c caller, in taskDefinitionInput) (taskDefinitionAndTags, error) {
	var out taskDefinitionAndTags
	if !strings.Contains(in.Given[strings.LastIndexByte(in.Given, '/')+1:], ":") {
		return out, failf("InvalidParameterException", "Invalid revision number. A task definition is deregistered by family:revision.")
	}
	record, err := a.definition(c, in.Given)
	if err != nil {
		return out, err
	}
	record.Status, record.Deregistered = "INACTIVE", time.Now()
	err = store.Modify(a.Store, c.key(deployer.TypeTaskDefinition, record.ARN), func(r *definitionRecord) error {
		r.Status, r.Deregistered = record.Status, record.Deregistered
		return nil
	})
	if err != nil {
		return out, err
	}
	out.Definition, err = record.output()
	return out, err
}
