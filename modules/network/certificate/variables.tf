variable "domain" {
  description = "The certificate's first name."
  type        = string
  nullable    = false
}

variable "alternative_names" {
  description = "Its other names, such as `*.dev.cambio.example`."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(distinct(var.alternative_names)) == length(var.alternative_names)
    error_message = "Each alternative name stands once."
  }
}

variable "zone_id" {
  description = "Public Route 53 zone that proves the names. It must be delegated to, or validation waits."
  type        = string
  nullable    = false
}

variable "prove" {
  description = "Whether the records that prove the names are made. False where another certificate of these names makes them, in another region say: the records are the same."
  type        = bool
  default     = true
  nullable    = false
}

variable "region" {
  description = "Region of the certificate. CloudFront takes certificates of us-east-1 only. Null: the provider's."
  type        = string
  default     = null
}
