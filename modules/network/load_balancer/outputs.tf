output "arn" {
  description = "The load balancer's ARN."
  value       = aws_lb.this.arn
}

output "arn_suffix" {
  description = "The part of the ARN that CloudWatch takes as the dimension LoadBalancer."
  value       = aws_lb.this.arn_suffix
}

output "dns_name" {
  description = "AWS's name of the load balancer."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Zone of that name, for alias records."
  value       = aws_lb.this.zone_id
}

output "listener_arn" {
  description = "The HTTPS listener, to which services add rules."
  value       = aws_lb_listener.https.arn
}

output "security_group_id" {
  description = "Group from which services take requests."
  value       = aws_security_group.this.id
}
