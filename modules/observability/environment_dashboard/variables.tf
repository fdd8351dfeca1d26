variable "name" {
  description = "The dashboard's name, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,255}$", var.name))
    error_message = "A dashboard's name has at most 255 letters, digits, dashes and underscores."
  }
}

variable "region" {
  description = "Region of the metrics."
  type        = string
  nullable    = false
}

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false
}

variable "load_balancer" {
  description = "ARN suffix of the load balancer that all services share."
  type        = string
  nullable    = false
}

variable "namespace" {
  description = "CloudWatch namespace of the fleet's own metrics, `<fleet>/<environment>`."
  type        = string
  nullable    = false
}

variable "databases" {
  description = "Identifiers of the RDS instances."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "distribution_id" {
  description = "CloudFront distribution before the public services. Null: none."
  type        = string
  default     = null
}

variable "web_acls" {
  description = "Web ACLs by the names of their metrics: where these are, and whether the ACL is CloudFront's (`global`)."
  type = list(object({
    name   = string
    region = string
    global = optional(bool, false)
  }))
  default  = []
  nullable = false
}
