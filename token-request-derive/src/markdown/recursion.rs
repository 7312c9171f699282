//! Pages that contain themselves, directly or through other pages.

/// Returns the number of the strongly connected component of each node, that is, nodes that lead to each other get the same
/// number. `edges` lists the targets of each node.
///
/// This is Kosaraju's algorithm. It does not recurse, because a folder may have any number of pages.
pub(crate) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for &to in targets {
            if let Some(sources) = reversed.get_mut(to) {
                sources.push(from);
            }
        }
    }
    let mut is_seen = vec![false; edges.len()];
    let mut order = Vec::new();
    for start in 0..edges.len() {
        visit(edges, start, &mut is_seen, &mut order);
    }
    let mut components = vec![0; edges.len()];
    let mut is_seen = vec![false; edges.len()];
    for (number, &start) in order.iter().rev().enumerate() {
        let mut component = Vec::new();
        visit(&reversed, start, &mut is_seen, &mut component);
        for node in component {
            if let Some(component) = components.get_mut(node) {
                *component = number;
            }
        }
    }
    components
}

/// Appends the nodes that `start` leads to and that were not seen yet, in postorder.
fn visit(edges: &[Vec<usize>], start: usize, is_seen: &mut [bool], order: &mut Vec<usize>) {
    let mut see =
        |node: usize| is_seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut stack = Vec::new();
    if see(start) {
        stack.push((start, 0));
    }
    while let Some((node, next)) = stack.last_mut() {
        let target = edges.get(*node).and_then(|targets| targets.get(*next)).copied();
        *next += 1;
        match target {
            Some(target) if see(target) => stack.push((target, 0)),
            Some(_) => {}
            None => {
                order.push(*node);
                stack.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_that_lead_to_each_other_are_in_one_component() {
        let components = components(&[vec![1], vec![2], vec![1, 3], vec![3], vec![0, 9]]);
        assert_eq!(components.get(1), components.get(2));
        let mut distinct = components.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 4);
    }
}
