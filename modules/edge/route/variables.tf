variable "api_id" {
  description = "API that gets the routes, from edge/api."
  type        = string
  nullable    = false
}

variable "vpc_link_id" {
  description = "The API's link into the network."
  type        = string
  nullable    = false
}

variable "listener_arn" {
  description = "HTTPS listener of the internal load balancer."
  type        = string
  nullable    = false
}

variable "server_name" {
  description = "Name that the listener's certificate must have, such as internal.dev.cambio.example."
  type        = string
  nullable    = false
}

variable "service" {
  description = "Name of the service, for the integration's description."
  type        = string
  nullable    = false
}

variable "paths" {
  description = "Paths of the service as the load balancer's rule has them: `/orders`, `/orders/*`."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.paths) > 0 && alltrue([for p in var.paths : can(regex("^(/[^*?{}]*)?(/\\*)?$", p)) && p != ""])
    error_message = "A public path is fixed, or fixed with /* at its end: API Gateway knows no other patterns."
  }
}

variable "auth" {
  description = "Tokens that requests must carry: the authorizer, and scopes of which a token must allow one. Null: none."
  type = object({
    authorizer_id = string
    scopes        = optional(set(string), [])
  })
  default = null
}

variable "preflight" {
  description = "Whether pages of other origins may call, so that their browsers' questions, which carry no token, have routes of their own."
  type        = bool
  default     = false
  nullable    = false
}

variable "throttle" {
  description = "Requests a second that each path takes, and how many may come at once. Null: as many as the API."
  type = object({
    rate  = number
    burst = number
  })
  default = null

  validation {
    condition     = try(var.throttle.rate > 0 && var.throttle.burst > 0, var.throttle == null)
    error_message = "A limit of 0 would refuse every request."
  }
}

variable "timeout_seconds" {
  description = "Seconds after which a request is answered 504, at most 30."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.timeout_seconds > 0 && var.timeout_seconds <= 30
    error_message = "API Gateway waits at most 30 seconds."
  }
}
