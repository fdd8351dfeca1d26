package deployer

import "time"

// TypeState names the records of what the scheduler knows of a service; their
// ID is the service's ARN.
const TypeState = "ecs_service_state"

// State is what the scheduler knows of a service beside its record.
type State struct {
	// Current is the ARN of the revision that was last deployed to the end. It
	// is what a rollback goes back to.
	Current string `json:"current,omitempty"`
	// Deployment is the ARN of the deployment that shapes the service: one that
	// is in progress, or one that failed and was left where it stood.
	Deployment string `json:"deployment,omitempty"`
	// Events are the service's messages, newest first.
	Events []Event `json:"events,omitempty"`
}

// Settle lets go of the deployment if it came to its end, and reports whether
// it did. How a deployment ended is written before the state is, so whoever
// reads both has to see to it.
func (s *State) Settle(d Deployment) bool {
	switch d.Status {
	case Successful:
		s.Current = d.Target
	case RollbackSuccessful:
	default:
		return false
	}
	s.Deployment = ""
	return true
}

// Event is one message of a service (API: ServiceEvent).
type Event struct {
	ID        string    `json:"id"`
	CreatedAt time.Time `json:"created_at"`
	Message   string    `json:"message"`
}

// maxEvents is how many messages DescribeServices shows.
const maxEvents = 100

// say adds a message, unless it is the same as the last one.
func (s *State) say(now time.Time, message string) {
	if len(s.Events) > 0 && s.Events[0].Message == message {
		return
	}
	s.Events = append([]Event{{ID: randomHex(16), CreatedAt: now, Message: message}}, s.Events...)
	if len(s.Events) > maxEvents {
		s.Events = s.Events[:maxEvents]
	}
}
