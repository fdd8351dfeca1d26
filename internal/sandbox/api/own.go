package api

import "net/http"

// serveOwn answers what is the sandbox's own and has no counterpart on AWS.
func (a *API) serveOwn(w http.ResponseWriter, r *http.Request) {
	const kind = "application/json"
	switch r.URL.Path {
	case "/_flota/health":
		writeJSON(w, kind, http.StatusOK, map[string]string{"status": "ok"})
	case "/_flota/names":
		writeJSON(w, kind, http.StatusOK, a.names())
	case "/_flota/pushed":
		a.servePushed(w, r, kind)
	case "/_flota/notifications":
		a.serveNotifications(w, kind)
	default:
		writeJSONError(w, kind, &Error{Code: "NotFound", Message: r.URL.Path + " is not there", Status: http.StatusNotFound})
	}
}

// mostNotifications is how many are listed.
const mostNotifications = 1000

// serveNotifications lists what alarms and events had sent, newest first.
func (a *API) serveNotifications(w http.ResponseWriter, kind string) {
	list, err := a.Events.Notifications(mostNotifications)
	if err != nil {
		writeJSONError(w, kind, asError(err))
		return
	}
	writeJSON(w, kind, http.StatusOK, map[string]any{"notifications": list})
}

// names maps the names that AWS's DNS would know to the loopback addresses on which they answer.
func (a *API) names() map[string]string {
	out := map[string]string{}
	for _, name := range a.Balancer.Names() {
		if at, ok := a.Balancer.Address(name); ok {
			out[name] = at
		}
	}
	for _, name := range a.Discovery.Names() {
		if at, ok := a.Discovery.Address(name); ok {
			out[name] = at
		}
	}
	return out
}

// servePushed is told of a push by the repository's hook, and answers what came of it.
func (a *API) servePushed(w http.ResponseWriter, r *http.Request, kind string) {
	if r.Method != http.MethodPost {
		writeJSONError(w, kind, &Error{Code: "MethodNotAllowed", Message: "POST it", Status: http.StatusMethodNotAllowed})
		return
	}
	pushed, err := a.Pipelines.Push(r.Context(), r.URL.Query().Get("repository"))
	if err != nil {
		writeJSONError(w, kind, asError(err))
		return
	}
	writeJSON(w, kind, http.StatusOK, pushed)
}
