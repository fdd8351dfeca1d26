variable "name" {
  description = "The site's name, `<fleet>-<environment>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,64}$", var.name))
    error_message = "A site's name has at most 64 letters, digits, dashes and underscores: its origin access control is named after it."
  }
}

variable "bucket" {
  description = "Name of the bucket that holds its files."
  type        = string
  nullable    = false
}

variable "hosts" {
  description = "Names by which the world finds it."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.hosts) > 0
    error_message = "A site has one name at least."
  }
}

variable "zone_id" {
  description = "Public zone of the names."
  type        = string
  nullable    = false
}

variable "certificate_arn" {
  description = "Certificate of the names. CloudFront takes it from us-east-1 only."
  type        = string
  nullable    = false
}

variable "key_arn" {
  description = "KMS key of the files. Its policy must let CloudFront decrypt for this account's distributions."
  type        = string
  nullable    = false
}

variable "log_bucket" {
  description = "Bucket that takes the access logs of the site's bucket, and those of the distribution under `AWSLogs/<account>/CloudFront/`."
  type        = string
  nullable    = false
}

variable "web_acl_arn" {
  description = "Web ACL of scope CLOUDFRONT, from edge/waf. Null: none."
  type        = string
  default     = null
}

variable "live_prefix" {
  description = "Prefix of the files that are served. Other prefixes hold the versions a rollback goes back to."
  type        = string
  default     = "live"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.live_prefix))
    error_message = "A prefix has lower-case letters, digits and dashes, no slashes."
  }
}

variable "single_page" {
  description = "Whether a path without a file is answered with index.html, as programs that route in the browser want it."
  type        = bool
  default     = true
  nullable    = false
}

variable "content_security_policy" {
  description = "What pages may load and call."
  type        = string
  default     = "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
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
