package deployer

import (
	"maps"
	"slices"
	"sync"

	"flota.dev/flota/internal/sandbox/balancer"
)

// interest is what a controller is woken for. Those who tell of changes read it
// without having the controller's turn.
type interest struct {
	mu     sync.Mutex
	tasks  map[string]bool // ARNs of the tasks that this life started
	groups []string        // ARNs of the service's target groups
	health map[string]standing
}

func newInterest() interest { return interest{tasks: map[string]bool{}} }

// lookAt keeps the target groups that the controller is woken for those of the service.
func (c *controller) lookAt() {
	var groups []string
	for _, lb := range c.service.LoadBalancers {
		groups = append(groups, groupOn(lb, 0))
		if other := groupOn(lb, 1); other != groups[len(groups)-1] {
			groups = append(groups, other)
		}
	}
	c.interest.mu.Lock()
	defer c.interest.mu.Unlock()
	c.interest.groups = groups
}

// own adds a task to the service's, or takes it away.
func (i *interest) own(task string, mine bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if mine {
		i.tasks[task] = true
	} else {
		delete(i.tasks, task)
	}
}

// owns reports whether a task is one of the service's, of this life.
func (i *interest) owns(task string) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.tasks[task]
}

func (i *interest) owned() []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	return slices.Sorted(maps.Keys(i.tasks))
}

// standing is what a service must know of a target's health.
type standing struct {
	state   balancer.State
	failing bool
}

// stirred reports whether the health of the service's targets is another than
// when this was last asked. A change of one target wakes no other service.
func (i *interest) stirred(targets Targets) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	health := map[string]standing{}
	for _, group := range i.groups {
		for _, h := range targets.Health(group) {
			health[group+" "+h.ID] = standing{h.State, h.Failing()}
		}
	}
	same := len(health) == len(i.health)
	for target, state := range health {
		same = same && i.health[target] == state
	}
	i.health = health
	return !same
}
