variable "name" {
  description = "The distribution's name, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,50}$", var.name))
    error_message = "The name has at most 50 letters, digits, dashes and underscores."
  }
}

variable "host" {
  description = "Name by which the world finds the services, such as api.dev.cambio.example."
  type        = string
  nullable    = false
}

variable "zone_id" {
  description = "Public zone of the name."
  type        = string
  nullable    = false
}

variable "certificate_arn" {
  description = "Certificate of the name. CloudFront takes it from us-east-1 only."
  type        = string
  nullable    = false
}

variable "origin" {
  description = "Where requests go on: to an API at a name of its own (`host`, the target of its record, and the header in which it is sent a key, if any), or to a load balancer within the network."
  type = object({
    api = optional(object({
      host       = string
      dns_name   = string
      zone_id    = string
      key_header = optional(string)
    }))
    load_balancer = optional(object({
      arn               = string
      dns_name          = string
      security_group_id = string
    }))
  })
  nullable = false

  validation {
    condition     = (var.origin.api == null) != (var.origin.load_balancer == null)
    error_message = "The origin is an API or a load balancer."
  }
}

variable "origin_key" {
  description = "Key by which an API knows that requests come from here, from edge/origin_key. It is sent in `origin.api.key_header`."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = try(var.origin.api.key_header, null) == null || var.origin_key != null
    error_message = "A header for a key needs a key."
  }
}

variable "web_acl_arn" {
  description = "Web ACL of scope CLOUDFRONT, from edge/waf. Null: none."
  type        = string
  default     = null
}

variable "cache_seconds" {
  description = "Longest time for which answers are cached that allow it by Cache-Control. 0: nothing is."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.cache_seconds >= 0 && var.cache_seconds <= 31536000
    error_message = "cache_seconds is from 0 to a year."
  }
}

variable "log_bucket_arn" {
  description = "Bucket of the access logs. Its policy must let CloudWatch Logs deliver under `AWSLogs/<account>/CloudFront/`."
  type        = string
  nullable    = false
}

variable "price_class" {
  description = "Which of CloudFront's places serve: `PriceClass_100`, `PriceClass_200` or `PriceClass_All`."
  type        = string
  default     = "PriceClass_All"
  nullable    = false

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class is PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}
