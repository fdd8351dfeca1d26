variable "name" {
  description = "The API's name, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) >= 1 && length(var.name) <= 128
    error_message = "An API's name has at most 128 characters."
  }
}

variable "host" {
  description = "Name by which the world finds it, such as api.dev.cambio.example."
  type        = string
  nullable    = false
}

variable "certificate_arn" {
  description = "Certificate of the name, in the API's region."
  type        = string
  nullable    = false
}

variable "vpc_id" {
  description = "Network of the services behind it."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Subnets from which it reaches the internal load balancer."
  type        = list(string)
  nullable    = false
}

variable "load_balancer_security_group_id" {
  description = "Group of the internal load balancer, the one thing that the link may reach."
  type        = string
  nullable    = false
}

variable "listener_arn" {
  description = "HTTPS listener of the internal load balancer, which answers browsers that ask for `cors`. Needed with it."
  type        = string
  default     = null

  validation {
    condition     = var.cors == null || var.listener_arn != null
    error_message = "CORS needs the listener."
  }
}

variable "throttle" {
  description = "Requests a second that all routes together take, and how many may come at once. More are answered 429."
  type = object({
    rate  = optional(number, 1000)
    burst = optional(number, 2000)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.throttle.rate > 0 && var.throttle.burst > 0
    error_message = "A limit of 0 would refuse every request."
  }
}

variable "limits" {
  description = "Limits of single routes, from the outputs of edge/route: the route's key, requests a second, and how many may come at once."
  type = list(object({
    route_key = string
    rate      = number
    burst     = number
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for l in var.limits : l.rate > 0 && l.burst > 0])
    error_message = "A limit of 0 would refuse every request."
  }
}

variable "cors" {
  description = "Pages of other origins that may call the API from a browser. Null: none."
  type = object({
    origins         = set(string)
    methods         = optional(set(string), ["*"])
    headers         = optional(set(string), ["authorization", "content-type"])
    expose          = optional(set(string), [])
    credentials     = optional(bool, false)
    max_age_seconds = optional(number, 600)
  })
  default = null

  validation {
    condition     = var.cors == null ? true : !var.cors.credentials || !contains(setunion(var.cors.origins, var.cors.methods, var.cors.headers), "*")
    error_message = "Where pages send cookies, browsers take no *."
  }
}

variable "auth" {
  description = "Issuers of the JSON Web Tokens that routes may ask for, by name: the URL above the issuer's /.well-known/openid-configuration, and whom a token must be meant for."
  type = map(object({
    issuer   = string
    audience = set(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for a in values(var.auth) : can(regex("^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])", a.issuer)) && length(a.audience) > 0])
    error_message = "An issuer is an https URL with one audience at least."
  }
}

variable "log_key_arn" {
  description = "KMS key of the access logs."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which access logs are kept."
  type        = number
  default     = 30
  nullable    = false
}
