variable "domain" {
  description = "The environment's domain, such as dev.cambio.example."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}$", var.domain))
    error_message = "A domain has two parts at least, of lower-case letters, digits and dashes."
  }
}

variable "zone_id" {
  description = "Public zone of the domain, where there is one already. Null: it is made here."
  type        = string
  default     = null
}

variable "vpc_id" {
  description = "Network in which the internal name resolves."
  type        = string
  nullable    = false
}

variable "internal_target" {
  description = "Load balancer behind the internal name."
  type = object({
    dns_name = string
    zone_id  = string
  })
  nullable = false
}

variable "public_target" {
  description = "What answers at the public name `api.<domain>`: API Gateway's domain, or the public load balancer."
  type = object({
    dns_name = string
    zone_id  = string
  })
  nullable = false
}
