variable "name" {
  description = "The web ACL's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,120}$", var.name))
    error_message = "A web ACL's name has at most 120 letters, digits, dashes and underscores."
  }
}

variable "scope" {
  description = "What it stands before: `CLOUDFRONT`, then it is in us-east-1, or `REGIONAL`, a load balancer of the region."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["CLOUDFRONT", "REGIONAL"], var.scope)
    error_message = "scope is CLOUDFRONT or REGIONAL."
  }
}

variable "resource_arns" {
  description = "Load balancers that it stands before, by a name. A distribution names its web ACL itself."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = var.scope == "REGIONAL" || length(var.resource_arns) == 0
    error_message = "A distribution names its web ACL itself."
  }
}

variable "rules" {
  description = "Groups of AWS's managed rules: `common`, `known_bad_inputs`, `ip_reputation`, `sql`, `linux`, `anonymous_ip`."
  type        = set(string)
  default     = ["common", "known_bad_inputs", "ip_reputation"]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.rules, ["common", "known_bad_inputs", "ip_reputation", "sql", "linux", "anonymous_ip"])) == 0
    error_message = "The groups are common, known_bad_inputs, ip_reputation, sql, linux and anonymous_ip."
  }
}

variable "rate" {
  description = "Requests that one address may send within the window. More are answered 403."
  type        = number
  default     = 2000
  nullable    = false

  validation {
    condition     = var.rate >= 10 && var.rate <= 2000000000
    error_message = "AWS WAF takes limits of 10 to 2,000,000,000 requests."
  }
}

variable "window_seconds" {
  description = "Seconds over which the rate counts: 60, 120, 300 or 600."
  type        = number
  default     = 300
  nullable    = false

  validation {
    condition     = contains([60, 120, 300, 600], var.window_seconds)
    error_message = "AWS WAF counts over 60, 120, 300 or 600 seconds."
  }
}

variable "block" {
  description = "IPv4 ranges whose requests are answered 403."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for b in var.block : can(cidrhost(b, 0)) && !endswith(b, "/0")])
    error_message = "A range is an address block, such as 203.0.113.0/24. AWS WAF does not take /0."
  }
}

variable "log_key_arn" {
  description = "KMS key of the logs, in us-east-1 for scope CLOUDFRONT."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
  default     = 30
  nullable    = false
}
