variable "name" {
  description = "The load balancer's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$", var.name)) && !startswith(var.name, "internal-")
    error_message = "A load balancer's name has at most 32 letters, digits and dashes, no dash at its ends, and does not start with \"internal-\"."
  }
}

variable "internal" {
  description = "Whether only the network reaches it."
  type        = bool
  nullable    = false
}

variable "vpc_id" {
  description = "Its network."
  type        = string
  nullable    = false
}

variable "vpc_cidr" {
  description = "The network's addresses, to which it may send requests."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Its subnets, in two zones at least: public ones for a public load balancer."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A load balancer needs subnets in two zones at least."
  }
}

variable "clients" {
  description = "Address blocks that may send requests, by a name that goes into the rule's description."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for c in values(var.clients) : can(cidrhost(c, 0))])
    error_message = "A client is an address block, such as 10.20.0.0/16."
  }

  validation {
    condition     = !var.internal || !contains(values(var.clients), "0.0.0.0/0")
    error_message = "An internal load balancer is not open to the world."
  }
}

variable "certificate_arn" {
  description = "Certificate of the HTTPS listener."
  type        = string
  nullable    = false
}

variable "tls_policy" {
  description = "TLS policy of the HTTPS listener, one with TLS 1.3."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.tls_policy))
    error_message = "The policy must speak TLS 1.3 and nothing below 1.2, such as ELBSecurityPolicy-TLS13-1-2-2021-06."
  }
}

variable "log_bucket" {
  description = "Bucket of the access logs. Its policy must let the load balancers deliver under `load-balancers/`."
  type        = string
  nullable    = false
}

variable "idle_timeout" {
  description = "Seconds after which a connection without traffic is closed."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.idle_timeout >= 1 && var.idle_timeout <= 4000
    error_message = "idle_timeout is 1 to 4000 seconds."
  }
}

variable "protect" {
  description = "Whether deleting it takes two steps."
  type        = bool
  default     = true
  nullable    = false
}

variable "waf_fail_open" {
  description = "Whether requests go on when AWS WAF cannot be asked: calls between services must not hang on it."
  type        = bool
  default     = false
  nullable    = false
}
