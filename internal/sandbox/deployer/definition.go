package deployer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// TypeTaskDefinition is Terraform's name for task definitions; their ID is the ARN.
const TypeTaskDefinition = "aws_ecs_task_definition"

// defaultStopTimeout is how long ECS lets a container end before it kills it
// (API: ContainerDefinition, stopTimeout).
const defaultStopTimeout = 30 * time.Second

// definition is what the deployer wants to know of a task definition.
type definition struct {
	view      store.TaskDefinition
	container string
	image     string
	stop      time.Duration // what a container has between SIGTERM and SIGKILL
}

// readDefinition reads the task definition with the given ARN. The first
// container that is essential, as containers are by default, stands for all.
func readDefinition(st *store.Store, arn string) (definition, error) {
	rec, err := st.Get(keyOf(TypeTaskDefinition, arn))
	if err != nil {
		return definition{}, err
	}
	view, err := store.Decode[store.TaskDefinition](rec)
	if err != nil {
		return definition{}, err
	}
	c, err := essential(view)
	if err != nil {
		return definition{}, err
	}
	d := definition{view: view, container: c.Name, image: c.Image, stop: defaultStopTimeout}
	if c.StopTimeout > 0 {
		d.stop = time.Duration(c.StopTimeout) * time.Second
	}
	return d, nil
}

// container is what the deployer reads of a container definition.
type container struct {
	Name        string `json:"name"`
	Image       string `json:"image"`
	Essential   *bool  `json:"essential"`
	StopTimeout int    `json:"stopTimeout"`
}

func essential(view store.TaskDefinition) (container, error) {
	var containers []container
	if err := json.Unmarshal([]byte(view.ContainerDefinitions), &containers); err != nil {
		return container{}, fmt.Errorf("container definitions of %s: %w", view.ARN, err)
	}
	for _, c := range containers {
		if c.Essential == nil || *c.Essential {
			return c, nil
		}
	}
	return container{}, fmt.Errorf("task definition %s has no essential container", view.ARN)
}

// EssentialContainer returns the name and image of the container that a task stands and falls with.
func EssentialContainer(view store.TaskDefinition) (name, image string, err error) {
	c, err := essential(view)
	return c.Name, c.Image, err
}

// isPlaceholder reports whether an image is Terraform's stand-in for one that
// a release will bring.
func isPlaceholder(image string) bool { return strings.HasSuffix(image, ":bootstrap") }

// ResolveDefinition returns the ARN of what is given as an ARN, as
// family:revision, or as a family, which means its latest active revision; the
// last two also in the form of an ARN.
func ResolveDefinition(st *store.Store, near store.Key, given string) (string, error) {
	name := given
	if strings.HasPrefix(given, "arn:") {
		near = keyOf(TypeTaskDefinition, given)
		_, name, _ = strings.Cut(given, "task-definition/")
	}
	if name == "" {
		return "", fmt.Errorf("%w: task definition %q", store.ErrNotFound, given)
	}
	if _, revision, ok := strings.Cut(name, ":"); ok {
		if _, err := strconv.Atoi(revision); err != nil {
			return "", fmt.Errorf("%w: task definition %q", store.ErrNotFound, given)
		}
		full := arn(near, "task-definition/"+name)
		_, err := st.Get(keyOf(TypeTaskDefinition, full))
		return full, err
	}
	return latestDefinition(st, near, name)
}

func latestDefinition(st *store.Store, near store.Key, family string) (string, error) {
	newest, latest := 0, ""
	for _, rec := range st.List(TypeTaskDefinition, near.Account, near.Region) {
		if rec.Attributes["family"] != family || !IsActive(rec) {
			continue
		}
		if n, _ := rec.Attributes["revision"].(float64); int(n) > newest {
			newest, latest = int(n), rec.ID
		}
	}
	if latest == "" {
		return "", fmt.Errorf("%w: no active task definition of the family %s", store.ErrNotFound, family)
	}
	return latest, nil
}

// IsActive reports whether a task definition's record was not deregistered.
// Terraform's records have no status: they are active as long as they are there.
func IsActive(rec store.Record) bool { return rec.Attributes["status"] != "INACTIVE" }
