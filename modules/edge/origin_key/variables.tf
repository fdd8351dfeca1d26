variable "generation" {
  description = "Number of the key that CloudFront sends. The next number is another key; after two steps a key is good for nothing."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.generation >= 1 && floor(var.generation) == var.generation
    error_message = "A generation is a whole number from 1."
  }
}
