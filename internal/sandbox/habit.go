package sandbox

import (
	"encoding/json"
	"net/url"
	"os"
)

// DefaultTimeScale is how many times faster than on AWS waits pass in a sandbox
// that was never told.
const DefaultTimeScale = 10

// habit is what a sandbox takes over from its last life where nothing else is
// asked for: those who know its addresses then find it again after a kill.
type habit struct {
	API       string  `json:"api"` // host:port
	Edge      string  `json:"edge"`
	TimeScale float64 `json:"time_scale"`
}

func (s *server) habitFile() string { return s.folder("habit.json") }

// recall reads the habit; one that is not there, or damaged, is that of a new sandbox.
func (s *server) recall() habit {
	h := habit{API: DefaultAPI, Edge: DefaultEdge, TimeScale: DefaultTimeScale}
	raw, err := os.ReadFile(s.habitFile())
	if err != nil {
		return h
	}
	var last habit
	if json.Unmarshal(raw, &last) != nil || last.API == "" || last.Edge == "" || last.TimeScale < 1 {
		return h
	}
	return last
}

// remember writes the habit for the next life.
func (s *server) remember(st State) error {
	raw, err := json.Marshal(habit{API: hostOf(st.API), Edge: hostOf(st.Edge), TimeScale: st.TimeScale})
	if err != nil {
		return err
	}
	return os.WriteFile(s.habitFile(), append(raw, '\n'), 0o600)
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
