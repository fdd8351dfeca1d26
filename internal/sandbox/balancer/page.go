package balancer

import (
	"fmt"
	"net/http"
	"time"
)

// clientGone is the status that ALB logs when the client closed the connection
// before the answer (ALB guide, "HTTP 460").
const clientGone = 460

var phrases = map[int]string{
	http.StatusBadRequest:         "400 Bad Request",
	http.StatusForbidden:          "403 Forbidden",
	http.StatusBadGateway:         "502 Bad Gateway",
	http.StatusServiceUnavailable: "503 Service Temporarily Unavailable",
	http.StatusGatewayTimeout:     "504 Gateway Time-out",
}

// errorPage answers as ALB does for itself.
func errorPage(w http.ResponseWriter, status int) {
	phrase := phrases[status]
	w.Header().Set("Server", "awselb/2.0")
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(status)
	// A client that has gone needs no answer.
	_, _ = fmt.Fprintf(w, "<html>\r\n<head><title>%s</title></head>\r\n<body>\r\n<center><h1>%s</h1></center>\r\n</body>\r\n</html>\r\n", phrase, phrase)
}

// fail answers for the load balancer itself, and counts it.
func (l *listener) fail(w http.ResponseWriter, status int) {
	l.counters.failed(status, time.Now())
	errorPage(w, status)
}
