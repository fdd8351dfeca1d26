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
